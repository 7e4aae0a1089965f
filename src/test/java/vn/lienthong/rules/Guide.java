package vn.lienthong.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fenced blocks of a guide. Behind the language stands what a test does with a block: {@code file=PATH} writes it,
 * {@code run} executes it, {@code background} starts it and leaves it running, {@code live} executes it beside those,
 * {@code wait} repeats it until the answer is as shown, {@code stop} ends those first, {@code exit=N} is its exit code.
 * A {@code text} block directly behind an executed one is what it must print, line by line.
 */
final class Guide {
    private static final Pattern FENCE =
            Pattern.compile("^```(\\w+)((?: [^\\n]*)?)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private Guide() {}

    record Block(String language, Set<String> marks, String text, List<String> prints) {
        boolean has(String mark) {
            return marks.contains(mark);
        }

        Optional<String> valueOf(String mark) {
            return marks.stream()
                    .filter(one -> one.startsWith(mark + "="))
                    .map(one -> one.substring(mark.length() + 1))
                    .findFirst();
        }

        boolean isCommand() {
            return language.equals("sh") && !marks.isEmpty();
        }
    }

    static List<Block> read(Path guide) throws IOException {
        String text = Files.readString(guide);
        List<Block> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        int end = 0;
        while (fence.find()) {
            Set<String> marks = fence.group(2).isBlank()
                    ? Set.of()
                    : Set.of(fence.group(2).strip().split(" "));
            boolean follows = text.substring(end, fence.start()).isBlank();
            Block block = new Block(fence.group(1), marks, fence.group(3), List.of());
            if (block.language().equals("text") && marks.isEmpty() && follows && !blocks.isEmpty()) {
                block = printing(blocks.remove(blocks.size() - 1), block.text());
            }
            blocks.add(block);
            end = fence.end();
        }
        return blocks;
    }

    private static Block printing(Block command, String output) {
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("…"))
                .toList();
        return new Block(command.language(), command.marks(), command.text(), lines);
    }
}
