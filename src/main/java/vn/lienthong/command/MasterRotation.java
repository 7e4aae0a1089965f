package vn.lienthong.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import vn.lienthong.hub.Running;
import vn.lienthong.hub.Stores;
import vn.lienthong.hub.VaultKeys;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;
import vn.lienthong.vault.BlocksNeeded;
import vn.lienthong.vault.Vault;

/** {@code journal key --rotate-master}: all keys wrapped by another master key; then said in the journal, under the new one. */
final class MasterRotation {
    static final String ACTION = "master-key";

    private MasterRotation() {}

    static int run(
            CommonOptions options, Optional<Path> to, String password, String who, boolean withoutLost, PrintWriter out)
            throws Exception {
        Settings settings = options.settings();
        Optional<Running> alone = Running.claim(options.data());
        if (alone.isEmpty()) {
            throw new UsageException(
                    "Trục đang chạy; hãy dừng trước khi thay khóa chủ",
                    "Expected a stopped hub, but one runs on " + options.data() + "; stop it first");
        }
        AtomicReference<Vault.Rotated> done = new AtomicReference<>();
        Stores stores = new Stores(options.data(), now(settings, to, password));
        try (Running held = alone.get();
                Journal journal = stores.openJournal(
                        stores.embedded() ? null : stores.openDatabase(),
                        () -> done.set(VaultKeys.rotate(
                                options.data(),
                                settings,
                                to,
                                password,
                                withoutLost ? new BlocksNeeded() : needed(options.data(), settings))))) {
            enter(journal, done.get(), who);
        }
        Vault.Rotated rotated = done.get();
        out.println(rotated.before() + " -> " + rotated.now() + ", " + rotated.blocks()
                + options.say(" khối khóa", " blocks of keys"));
        to.ifPresent(file ->
                out.println(options.say("Bây giờ hãy đặt ", "Now set ") + SettingKey.VAULT_MASTER.key() + "=" + file));
        out.println(options.say(
                "Hãy sao lưu khóa mới, rồi hủy mọi bản của khóa cũ và các bản sao lưu cũ của keys/vault",
                "Back up the new key, then destroy every copy of the old one, and old backups of keys/vault"));
        return Commands.FINE;
    }

    /** One reading of the whole journal. Keys are not needed for it. */
    private static BlocksNeeded needed(Path data, Settings settings) throws IOException {
        BlocksNeeded needed = new BlocksNeeded();
        try (Looking looking = Looking.forProofs(data, settings)) {
            looking.journal()
                    .each(
                            label -> {
                                needed.add(label.keyId());
                                return false;
                            },
                            entry -> {});
        }
        return needed;
    }

    private static Settings now(Settings settings, Optional<Path> to, String password) {
        return to.map(file -> settings.with(Map.of(
                        SettingKey.VAULT_MASTER.key(), file.toString(), SettingKey.VAULT_PASSWORD.key(), password)))
                .orElse(settings);
    }

    private static void enter(Journal journal, Vault.Rotated rotated, String who) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", ACTION);
        facts.put("before", rotated.before());
        facts.put("now", rotated.now());
        facts.put("blocks", String.valueOf(rotated.blocks()));
        journal.append(new Draft(Kind.DECISION, who, Clock.systemUTC().instant(), "text/plain", facts, Payload.empty()))
                .join();
    }
}
