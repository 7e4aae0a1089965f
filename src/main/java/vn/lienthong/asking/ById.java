package vn.lienthong.asking;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One question for each dossier that a list no longer holds; its answer is in the form of the list. */
final class ById implements Paging {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final String address;
    private final List<String> numbers;
    private final List<String> gone = new ArrayList<>();
    private int next;

    /** @param address with the blank {number} */
    ById(String address, List<String> numbers) {
        this.address = address;
        this.numbers = List.copyOf(numbers);
    }

    @Override
    public Map<String, String> blanks() {
        return Map.of();
    }

    @Override
    public Optional<String> address() {
        String number = isOver() ? "" : numbers.get(next);
        return Optional.of(address.replace("{number}", URLEncoder.encode(number, StandardCharsets.UTF_8)));
    }

    @Override
    public boolean came(Page page) {
        boolean there = !page.records().isEmpty();
        if (!there) {
            gone.add(numbers.get(next));
        }
        next++;
        return there;
    }

    @Override
    public boolean isGone(int status) {
        if (status != NOT_FOUND && status != GONE) {
            return false;
        }
        gone.add(numbers.get(next));
        next++;
        return true;
    }

    /** What cannot be asked now stays as it is, and is asked again when the list has been read again. */
    @Override
    public boolean skip() {
        next++;
        return true;
    }

    @Override
    public String cursor() {
        return null;
    }

    @Override
    public boolean isOver() {
        return next >= numbers.size();
    }

    @Override
    public boolean asksForOne() {
        return true;
    }

    List<String> listGone() {
        return List.copyOf(gone);
    }
}
