package vn.lienthong.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** From one master key to another. The new key is durable before the first block is wrapped by it, the old one goes last. */
final class Rotation {
    private final MasterFile file;
    private final List<Shelf> shelves;

    Rotation(MasterFile file, List<Shelf> shelves) {
        this.file = file;
        this.shelves = shelves;
    }

    Vault.Rotated run(Optional<MasterFile> to) throws IOException {
        if (to.isEmpty() && file.isPkcs12()) {
            throw new KeysUnavailable(
                    "Khóa chủ nằm trong PKCS#12 do nơi khác tạo: cần --to với tệp của khóa mới",
                    "Expected the file of the key that takes over (--to), because the present one was made by others");
        }
        MasterFile next = to.orElse(new MasterFile(file.file.resolveSibling(file.file.getFileName() + ".next"), ""));
        if (to.isEmpty() && !next.exists()) {
            next.write(MasterKey.fresh());
        }
        MasterKey now = next.read();
        // Killed while the old file was written over: nothing is left to be read with the old key.
        MasterKey old = isDone(now) ? now : file.read();
        int blocks = wrap(old, now);
        if (to.isEmpty()) {
            Overwrite.replace(file.file, (now.hex() + "\n").getBytes(StandardCharsets.US_ASCII));
            Files.delete(next.file);
        }
        return new Vault.Rotated(old.id(), now.id(), blocks);
    }

    private boolean isDone(MasterKey now) {
        List<String> ids = shelves.stream()
                .flatMap(shelf -> shelf.numbers().stream()
                        .map(number -> shelf.wrappedBy(number).orElse("")))
                .toList();
        return !ids.isEmpty() && ids.stream().allMatch(now.id()::equals);
    }

    private int wrap(MasterKey old, MasterKey now) throws IOException {
        int blocks = 0;
        for (Shelf shelf : shelves) {
            shelf.mend(old, now);
            for (int number : shelf.numbers()) {
                boolean done = shelf.wrappedBy(number).filter(now.id()::equals).isPresent();
                shelf.replace(number, shelf.get(number, done ? now : old), now);
                blocks++;
            }
        }
        return blocks;
    }
}
