package vn.lienthong.settings;

/** Every key of {@code hub.properties}: its default and its meaning, from which the reference is generated. */
public enum SettingKey {
    BIND("hub.bind", "127.0.0.1", "Address the hub listens on. Other machines reach it only when this is changed."),
    PORT("hub.port", "8080", "Port of pages, API and receivers; 0 takes any free port and prints it."),
    MANAGEMENT_PORT(
            "hub.management-port", "8081", "Port of /observe/health and /observe/metrics; 0 takes any free port."),
    MANAGEMENT_BIND(
            "hub.management-bind",
            "127.0.0.1",
            "Address that port listens on. It has no sign-in: give it to another machine only where nobody but the monitoring reaches it."),
    ACCESS_SITE(
            "access.public-url",
            "",
            "Address under which people reach the hub through a proxy that speaks TLS, such as https://lienthong.example.vn: cookies"
                    + " are then for TLS alone, forms are taken from this address alone, and an identity server sends people back"
                    + " here. Empty: no proxy."),
    ACCESS_PROXIES(
            "access.proxies",
            "",
            "IP addresses of the proxies before the hub, with commas: the last address that one of them names in X-Forwarded-For is"
                    + " then taken for who asks, where wrong passwords are counted. Empty: nobody's word is taken."),
    ACCESS_LOOKING(
            "access.looking",
            "auto",
            "Who may look at pages and API, which mask what is personal: auto (everybody, as long as there is no account and hub.bind is this"
                    + " machine's own; then whoever has signed in), open (everybody who reaches the hub), or signed-in."),
    ACCESS_IDLE("access.idle-minutes", "30", "A session that nobody uses for so long is over, minutes."),
    ACCESS_LASTS("access.session-hours", "8", "The longest session, hours; all end when the hub is started again."),
    OIDC_ISSUER(
            "access.oidc.issuer",
            "",
            "Address of an identity server (OpenID Connect), exactly as it names itself, with which people may sign in besides"
                    + " accounts of the hub; https:// (http:// only on this machine). Empty: none (src/docs/access.md, 5)."),
    OIDC_CLIENT("access.oidc.client-id", "", "As which the identity server knows this hub."),
    OIDC_SECRET(
            "access.oidc.client-secret",
            "",
            "Its secret there; use ${env:NAME} or ${file:PATH}. Empty: a client without one, bound by PKCE alone."),
    OIDC_LABEL("access.oidc.name", "", "What people call it, on the button. Empty: the host of its address."),
    OIDC_SCOPES("access.oidc.scopes", "openid profile", "Scopes that are asked for, with spaces."),
    OIDC_ROLES(
            "access.oidc.roles-claim",
            "roles",
            "Claim of the ID token that says what somebody is there; names with dots lead inwards, such as realm_access.roles."),
    OIDC_NAME(
            "access.oidc.name-claim",
            "preferred_username",
            "Claim that says somebody's name, which decisions and looks carry for ever: a-z, 0-9, . _ - @ +, at most 100."),
    OIDC_ROLE(
            "access.oidc.role.<role>",
            "",
            "Values of that claim, with commas, that mean this role here: operator, monitor, auditor or admin. Nobody gets two."),
    OIDC_SOURCE(
            "access.oidc.source.<code>",
            "",
            "Values of that claim, with commas, that mean the role source for this source."),
    STORE_URL(
            "store.url",
            "",
            "JDBC URL of the ledger. Empty: H2 in the data directory, and the journal as segment files beside it. With a"
                    + " jdbc:postgresql: URL both live in that database."),
    STORE_USER("store.user", "", "Database user; empty for the embedded store."),
    STORE_PASSWORD("store.password", "", "Database password; use ${env:NAME} or ${file:PATH}."),
    JOURNAL_SEGMENT("journal.segment-mib", "64", "Size at which a journal segment is closed, MiB."),
    JOURNAL_LINGER("journal.linger-ms", "0", "How long a group waits for company before its fsync, 0 to 5 ms."),
    JOURNAL_QUEUE(
            "journal.queue-mib",
            "64",
            "Deliveries waiting for the disk beyond this, or a sixth of the heap, are answered 503 with Retry-After, MiB."),
    EVIDENCE_KEY(
            "evidence.key-file",
            "",
            "File of the private key that signs checkpoints and statements: empty, keys/evidence-key below the data directory, made at"
                    + " the first start; a name that ends in .p12 or .pfx is PKCS#12 with an Ed25519 key."),
    EVIDENCE_PASSWORD("evidence.key-password", "", "Password of that PKCS#12 file; use ${env:NAME} or ${file:PATH}."),
    EVIDENCE_NAME(
            "evidence.name",
            "",
            "Name under which the hub signs and by which witnesses know its journal, such as lienthong.example.vn/nhat-ky; no"
                    + " spaces, no plus signs. Choose it before the first start: another name is another journal to a witness. Empty:"
                    + " made of the first key."),
    EVIDENCE_SECONDS(
            "evidence.checkpoint-seconds",
            "60",
            "A signed checkpoint at least so often while the journal grows, seconds."),
    EVIDENCE_ENTRIES(
            "evidence.checkpoint-entries", "10000", "A checkpoint at least when so many entries have none yet."),
    EVIDENCE_WITNESS(
            "evidence.witness.<name>.url",
            "",
            "Address of a witness (C2SP tlog-witness; the command witness starts one), below which add-checkpoint is; it is asked to"
                    + " cosign each checkpoint."),
    EVIDENCE_WITNESS_KEY("evidence.witness.<name>.key", "", "Its public key, name+hash+key, as the witness prints it."),
    EVIDENCE_COPIES(
            "evidence.copies-folder",
            "",
            "Folder on another machine (mounted here), to whose file each checkpoint is appended. Empty: none."),
    VAULT_ENCRYPT(
            "vault.encrypt",
            "on",
            "Whether what is stored is encrypted from now on, on or off; what is stored already stays as it is and readable."),
    VAULT_MASTER(
            "vault.master-key",
            "",
            "File of the master key, outside the data directory: 64 hex digits, or PKCS#12 with an AES key of 256 bits (name ends in"
                    + " .p12 or .pfx). Empty: <data directory>-master.key beside the data directory, made at the first start."
                    + " Back it up apart from the data: without it nothing stored can be read."),
    VAULT_PASSWORD("vault.master-key-password", "", "Password of that PKCS#12 file; use ${env:NAME} or ${file:PATH}."),
    RECEIVE_MOST("receive.most-mib", "32", "Largest body a receiver takes, MiB; larger ones are answered 413."),
    RECEIVE_LANE(
            "receive.lane-mib",
            "1",
            "Of one source, what may be on its way in or lie in the journal unread, MiB; a lone delivery may be longer. Beyond"
                    + " this a push waits before its body is read, after 5 s it is answered 503 with Retry-After; a source"
                    + " that is asked is asked more slowly."),
    RECEIVE_SUMMARY(
            "receive.summary-seconds",
            "300",
            "How often polls without news are summed up in one journal entry, seconds."),
    CALENDAR_FILE(
            "calendar.file",
            "",
            "File of public holidays and of Saturdays that make up for them (columns date, name, kind). Empty: those of 2026,"
                    + " as shipped, and the holidays with a fixed day of every year."),
    NORMALISE_ENTRIES("normalise.group-entries", "256", "Most journal entries in one group of the normalise loop."),
    NORMALISE_BYTES("normalise.group-mib", "4", "Most payload in one group of the normalise loop, MiB."),
    NORMALISE_THREADS("normalise.threads", "2", "Threads that read deliveries side by side."),
    MAPPING_RELOAD(
            "mapping.reload-seconds",
            "5",
            "How often the mapping files are looked at while the hub runs; a change takes effect once it has stood still for as"
                    + " long and passes its examples. 0: only at the start."),
    PORTAL_ADAPTER("portal.adapter", "", "Base address of the portal's adapter, such as http://10.0.0.5:8080/adapter."),
    PORTAL_LOGIN("portal.login-path", "/login", "Path of the login service below the adapter."),
    PORTAL_INTEGRATION("portal.integration-path", "/integration", "Path of the writing services below the adapter."),
    PORTAL_SHARE("portal.share-path", "/share", "Path of the reading services below the adapter."),
    PORTAL_DSTCODE("portal.dstcode", "VN:GOV:000.00.00.G22:dvcqg", "Routing code sent in the header dstcode."),
    PORTAL_BATCH(
            "portal.batch",
            "100",
            "Most dossiers or steps in one call. The portal's own limit is unknown; 1 always works."),
    PORTAL_IN_FLIGHT("portal.in-flight", "4", "Most calls at once per credential; never two for one dossier."),
    PORTAL_RATE(
            "portal.calls-per-second",
            "0",
            "Most calls a second per credential, evenly spread, also when much has gathered during an outage; log-ins and the one"
                    + " repetition after a refused session are not counted. 0: no limit."),
    PORTAL_THREADS("portal.threads", "8", "Most calls at once over all credentials."),
    PORTAL_TIMEOUT(
            "portal.timeout-seconds",
            "60",
            "How long to wait for an answer of the portal, or of a source that is polled, seconds."),
    PORTAL_ANSWER(
            "portal.answer-mib",
            "16",
            "Longest answer of the portal, MiB; a longer one is cut, and its outcome is unknown (answer-too-large)."),
    PORTAL_UNKNOWN_STEPS(
            "portal.steps-after-unknown",
            "resend",
            "What to do with steps whose outcome is unknown: resend (the portal may hold one twice) or park (a person"
                    + " decides)."),
    PORTAL_CREDENTIAL(
            "portal.credential.<madonvi>.username",
            "",
            "Account of one agency (province, ministry or a unit with its own) at the portal."),
    PORTAL_CREDENTIAL_PASSWORD(
            "portal.credential.<madonvi>.password", "", "Its password; use ${env:NAME} or ${file:PATH}."),
    PORTAL_2026_ADAPTER(
            "portal.2026.adapter",
            "",
            "Base address of the adapter of 2026 (six steps), such as http://10.0.0.6:8080/dvcsync. Needed as soon as an agency has a"
                    + " 2026-client-id."),
    PORTAL_2026_TOKEN("portal.2026.token-path", "GetToken", "Path of B1 below that address."),
    PORTAL_2026_NUMBER("portal.2026.number-path", "GetNextValue", "Path of B2, which issues dossier numbers."),
    PORTAL_2026_FILE("portal.2026.file-path", "UploadFile", "Path of B3."),
    PORTAL_2026_CREATE("portal.2026.create-path", "CreateDossier", "Path of B4."),
    PORTAL_2026_PROGRESS("portal.2026.progress-path", "CapNhatTienTrinh", "Path of B5."),
    PORTAL_2026_STATUS("portal.2026.status-path", "CapNhatTrangThai", "Path of B6."),
    PORTAL_2026_FILES(
            "portal.2026.files-from",
            "",
            "Addresses ending in '/', separated by spaces, below which the hub may fetch a dossier's files to upload them by B3. A"
                    + " file elsewhere is named in the journal as not carried, and does not hold its dossier back."),
    PORTAL_2026_ID(
            "portal.credential.<madonvi>.2026-client-id",
            "",
            "Account of one agency at the adapter of 2026. An agency may have this beside its username: its dossiers stay with the"
                    + " protocol they began with."),
    PORTAL_2026_SECRET(
            "portal.credential.<madonvi>.2026-client-secret", "", "Its secret; use ${env:NAME} or ${file:PATH}."),
    PORTAL_2026_FROM(
            "portal.credential.<madonvi>.2026-from",
            "",
            "First day (yyyy-MM-dd, Vietnamese time) on which the agency's new dossiers go by the protocol of 2026. Empty: always;"
                    + " required when the agency has a username too."),
    PORTAL_2026_CODE(
            "portal.credential.<madonvi>.2026-number-code",
            "",
            "What B2 is asked with as 'code'. Empty: the agency's code. Nobody has published what belongs there."),
    RECONCILE_DAILY(
            "reconcile.daily",
            "off",
            "From when on, Vietnamese time such as 02:30, the day before is reconciled by itself, for every source, and its"
                    + " statements are made; days that the hub slept through are made up for, at most 7. off: only by the command."),
    RECONCILE_DIGESTS(
            "reconcile.<code>.digests",
            "",
            "Base address of a source's digest service (src/docs/reconcile.md): below it lie 'digests' and 'list'. Empty: it is"
                    + " reconciled by what it lists."),
    RECONCILE_KEY(
            "reconcile.<code>.digests-key",
            "",
            "Sent to it as X-API-Key; use ${env:NAME} or ${file:PATH}. Empty: none."),
    RECONCILE_HEAL(
            "reconcile.<code>.heal",
            "none",
            "What a reconciliation of this source heals when the command says nothing: none, re-pull, re-push, or both with a comma."),
    REDELIVER_RATE(
            "redeliver.rate",
            "60",
            "Most dossiers a minute that a guarded re-delivery sends again (src/docs/replay.md); never more than half of what"
                    + " portal.calls-per-second lets through."),
    SOURCE_PARAMETER(
            "source.<code>.<parameter>",
            "",
            "A value that routes/sources/<code>.yaml names as {{source.<code>.<parameter>}}: addresses and secrets stay out"
                    + " of the route files.");

    private static final java.util.Map<SettingKey, int[]> RANGES = new java.util.EnumMap<>(java.util.Map.ofEntries(
            range(PORT, 0, 65_535),
            range(MANAGEMENT_PORT, 0, 65_535),
            range(ACCESS_IDLE, 1, 1440),
            range(ACCESS_LASTS, 1, 24),
            range(JOURNAL_SEGMENT, 1, 2048),
            range(JOURNAL_LINGER, 0, 5),
            range(JOURNAL_QUEUE, 1, 4096),
            range(EVIDENCE_SECONDS, 1, 86_400),
            range(EVIDENCE_ENTRIES, 1, 10_000_000),
            range(RECEIVE_MOST, 1, 1024),
            range(RECEIVE_LANE, 1, 1024),
            range(RECEIVE_SUMMARY, 1, 86_400),
            range(NORMALISE_ENTRIES, 1, 100_000),
            range(NORMALISE_BYTES, 1, 1024),
            range(NORMALISE_THREADS, 1, 64),
            range(MAPPING_RELOAD, 0, 86_400),
            range(PORTAL_BATCH, 1, 200),
            range(PORTAL_IN_FLIGHT, 1, 32),
            range(PORTAL_RATE, 0, 1000),
            range(PORTAL_THREADS, 1, 256),
            range(PORTAL_ANSWER, 1, 1024),
            range(REDELIVER_RATE, 1, 60_000),
            range(PORTAL_TIMEOUT, 1, 3600)));

    private final String key;
    private final String fallback;
    private final String doc;

    SettingKey(String key, String fallback, String doc) {
        this.key = key;
        this.fallback = fallback;
        this.doc = doc;
    }

    public String key() {
        return key;
    }

    public String fallback() {
        return fallback;
    }

    public String doc() {
        return doc;
    }

    private static java.util.Map.Entry<SettingKey, int[]> range(SettingKey key, int least, int most) {
        return java.util.Map.entry(key, new int[] {least, most});
    }

    boolean isNumber() {
        return RANGES.containsKey(this);
    }

    /** The least number this may be. */
    int least() {
        return RANGES.get(this)[0];
    }

    /** The greatest number this may be. */
    int most() {
        return RANGES.get(this)[1];
    }

    /** True for a key with a part to fill in, such as the agency of a credential. */
    boolean matches(String written) {
        int open = key.indexOf('<');
        if (open < 0) {
            return key.equals(written);
        }
        String tail = key.substring(key.lastIndexOf('>') + 1);
        return written.startsWith(key.substring(0, open))
                && written.endsWith(tail)
                && written.length() > open + tail.length();
    }
}
