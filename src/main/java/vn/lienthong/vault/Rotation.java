package vn.lienthong.vault;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** From one master key to another. The new key is durable before the first block is wrapped by it, the old one goes last. */
final class Rotation {
    private final MasterFile file;
    private final MasterFile beside;
    private final List<Shelf> shelves;

    Rotation(MasterFile file, List<Shelf> shelves) {
        this.file = file;
        this.beside = new MasterFile(file.file.resolveSibling(file.file.getFileName() + ".next"), "");
        this.shelves = shelves;
    }

    Vault.Rotated run(Optional<MasterFile> to) throws IOException {
        to.ifPresentOrElse(next -> refuseIfBegunInPlace(), this::refuseIfMadeByOthers);
        if (to.isEmpty()) {
            discardIfDone();
        }
        MasterFile next = to.orElse(beside);
        if (to.isEmpty() && !next.exists()) {
            refuseOthers(wrappedBy(), Set.of(file.read().id()));
            next.write(MasterKey.fresh());
        }
        MasterKey now = next.read();
        // Killed while the old file was written over: nothing is left to be read with the old key.
        MasterKey old = isDone(now) ? now : file.read();
        refuseOthers(wrappedBy(), new TreeSet<>(List.of(old.id(), now.id())));
        int blocks = wrap(old, now);
        if (to.isEmpty()) {
            // Renamed, so that no freed block of the disk keeps a copy that nobody wrote over.
            Overwrite.takeOver(file.file, next.file);
        }
        return new Vault.Rotated(old.id(), now.id(), blocks);
    }

    private void refuseIfMadeByOthers() {
        if (file.isPkcs12()) {
            throw new KeysUnavailable(
                    "Khóa chủ nằm trong PKCS#12 do nơi khác tạo: cần --to với tệp của khóa mới",
                    "Expected the file of the key that takes over (--to), because the present one was made by others");
        }
    }

    private void refuseIfBegunInPlace() {
        if (beside.exists()) {
            throw new KeysUnavailable(
                    "Lần thay khóa chủ trước còn dở, khóa mới nằm trong " + beside.file
                            + ": hãy chạy lại lệnh đó (không có --to) cho xong trước",
                    "Expected no rotation under way, but one to the key in " + beside.file
                            + " was interrupted: give that command again first, without --to");
        }
    }

    /** A leftover that holds the present key takes nobody's place. */
    private void discardIfDone() throws IOException {
        boolean same = beside.exists()
                && file.exists()
                && !file.isWiped()
                && beside.read().id().equals(file.read().id());
        if (same) {
            Overwrite.discard(beside.file);
        }
    }

    /** Nothing is touched where a block would be left behind that neither key opens. */
    private void refuseOthers(Set<String> wrapped, Set<String> known) {
        Set<String> others = new TreeSet<>(wrapped);
        others.removeAll(known);
        if (!others.isEmpty()) {
            throw new KeysUnavailable(
                    "Có khối khóa nằm dưới khóa chủ " + String.join(", ", others) + ", không phải "
                            + String.join(", ", known)
                            + ". Hãy chạy lại lệnh còn dở với đúng khóa, hoặc phục hồi đúng khóa",
                    "Expected blocks of keys under master key " + String.join(", ", known) + ", but some are under "
                            + String.join(", ", others)
                            + ". Give the interrupted rotation again with the key it had, or restore the right key");
        }
    }

    private Set<String> wrappedBy() {
        Set<String> ids = new TreeSet<>();
        for (Shelf shelf : shelves) {
            shelf.numbers().forEach(number -> shelf.wrappedBy(number).ifPresent(ids::add));
        }
        return ids;
    }

    private boolean isDone(MasterKey now) throws IOException {
        Set<String> ids = wrappedBy();
        return ids.isEmpty() ? file.exists() && file.isWiped() : ids.equals(Set.of(now.id()));
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
