package vn.lienthong.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The accounts as they lie in {@code keys/accounts.json}. Before there was such a file, operators had keys in one of their own: whoever stands there
 * is an account with the role operator until the first change, which writes them into the new file and puts the old one aside.
 */
final class AccountsFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FileAttribute<?>[] OWN =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private static final FileAttribute<?>[] FOLDER =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path file;
    private final Path before;

    AccountsFile(Path file, Path before) {
        this.file = file;
        this.before = before;
    }

    Path file() {
        return file;
    }

    Path before() {
        return before;
    }

    Map<String, Account> read() throws IOException {
        Map<String, Account> accounts = new TreeMap<>();
        if (Files.exists(file)) {
            JsonNode list = JSON.readTree(file.toFile()).path("accounts");
            if (!list.isArray()) {
                throw new IOException(
                        "Expected a list of accounts in it, but found none; put the file back from a copy");
            }
            for (JsonNode one : list) {
                Account account = account(one);
                accounts.put(account.name(), account);
            }
            return accounts;
        }
        operators().forEach((name, hash) -> {
            if (Account.isName(name)) {
                accounts.put(
                        name,
                        Account.fresh(name, Role.OPERATOR, "", Instant.EPOCH).withSecret(hash, Instant.EPOCH));
            }
        });
        return accounts;
    }

    /** Durable when it returns; whoever reads meanwhile finds all of it as it was, or as it is. */
    void write(Map<String, Account> accounts) throws IOException {
        ObjectNode whole = JSON.createObjectNode().put("version", 1);
        ArrayNode list = whole.putArray("accounts");
        accounts.values().forEach(account -> list.add(json(account)));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel out =
                FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWN)) {
            ByteBuffer bytes = ByteBuffer.wrap((whole.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flushFolder();
        // A crash above leaves both: the new one counts as soon as it is there.
        if (Files.exists(before)) {
            Files.move(
                    before,
                    before.resolveSibling(before.getFileName() + ".taken-over"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The new name is durable only with its folder; where a folder cannot be opened, the system keeps it by itself. */
    private void flushFolder() throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /**
     * The folder of keys, for its owner alone. The hub's own user must make it: a command of another user, root above all, would leave one that the
     * hub cannot read.
     */
    void makeFolder() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(folder)) {
            return;
        }
        Path data = folder.getParent();
        Files.createDirectories(data);
        Files.createDirectory(folder, FOLDER);
        String own = Files.getOwner(folder).getName();
        String owner = Files.getOwner(data).getName();
        if (!own.equals(owner)) {
            Files.delete(folder);
            throw new IOException("Expected the user " + owner + ", who owns " + data + ", but found " + own
                    + "; run the command as " + owner + " (sudo -u " + owner + " java -jar ...)");
        }
    }

    /** Empty when the user of this process can use the folder of keys; else why not, and what to do. */
    static Optional<String> unusable(Path folder) throws IOException {
        if (!Files.exists(folder)
                || Files.isReadable(folder) && Files.isWritable(folder) && Files.isExecutable(folder)) {
            return Optional.empty();
        }
        String user = System.getProperty("user.name");
        return Optional.of(folder + " belongs to " + Files.getOwner(folder).getName() + " and the hub runs as " + user
                + ": chown -R " + user + " " + folder);
    }

    /** A file that a command writes as another user, root above all, could not be read by the hub. */
    void refuseAnotherOwner() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path mine = Files.createTempFile(folder, "owner", ".new");
        try {
            String own = Files.getOwner(mine).getName();
            String owner = Files.getOwner(folder).getName();
            if (!own.equals(owner)) {
                throw new IOException("Expected the user " + owner + ", who owns " + folder + ", but found " + own
                        + "; run the command as " + owner + " (sudo -u " + owner + " java -jar ...), or give it to the"
                        + " hub's user: chown -R <user> " + folder);
            }
        } finally {
            Files.delete(mine);
        }
    }

    private Map<String, String> operators() throws IOException {
        Map<String, String> found = new TreeMap<>();
        if (!Files.exists(before)) {
            return found;
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(before, StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        properties.forEach((name, hash) -> found.put((String) name, (String) hash));
        return found;
    }

    private static ObjectNode json(Account account) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", account.name()).put("role", account.role().word());
        if (!account.source().isEmpty()) {
            node.put("source", account.source());
        }
        if (!account.identity().isEmpty()) {
            node.put("identity", account.identity());
        }
        node.put("secret", account.secret());
        node.put("changed", account.changed().toString());
        node.put("locked", account.locked());
        node.put("wrong", account.tries().wrong())
                .put("waits", account.tries().until().toString());
        ArrayNode tokens = node.putArray("tokens");
        account.tokens().forEach(token -> tokens.addObject()
                .put("name", token.name())
                .put("hash", token.hash())
                .put("until", token.until().toString()));
        return node;
    }

    private static Account account(JsonNode node) throws IOException {
        String name = node.path("name").asText();
        Role role = Role.find(node.path("role").asText())
                .orElseThrow(() -> new IOException("Expected a role for '" + name + "', but found '"
                        + node.path("role").asText() + "'"));
        List<Account.Token> tokens = new ArrayList<>();
        for (JsonNode token : node.path("tokens")) {
            tokens.add(new Account.Token(
                    token.path("name").asText(), token.path("hash").asText(), instant(token, "until")));
        }
        return new Account(
                name,
                role,
                node.path("source").asText(),
                node.path("secret").asText(),
                instant(node, "changed"),
                node.path("locked").asBoolean(),
                new Tries(node.path("wrong").asInt(), instant(node, "waits")),
                tokens,
                node.path("identity").asText());
    }

    private static Instant instant(JsonNode node, String field) {
        String text = node.path(field).asText();
        return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    }
}
