package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles the blocks under {@code records}. */
final class BlockCompiler {
    private static final String FILE = MappingCompiler.FILE;

    private final Findings findings;
    private final PathCompiler paths;
    private final FieldCompiler fields;

    BlockCompiler(Findings findings, PathCompiler paths, FieldCompiler fields) {
        this.findings = findings;
        this.paths = paths;
        this.fields = fields;
    }

    List<Block> blocks(Keys mapping) {
        List<Block> blocks = new ArrayList<>();
        if (mapping.need("records") instanceof Yaml.Items items) {
            items.items().forEach(item -> block(item).ifPresent(blocks::add));
        } else if (mapping.has("records")) {
            findings.add(
                    FILE,
                    mapping.at("records"),
                    "value-invalid",
                    "records cần một danh sách",
                    "Expected a list of blocks under records");
        }
        return blocks;
    }

    private Optional<Block> block(Yaml value) {
        return Keys.of(FILE, value, Vocabulary.BLOCK, findings).flatMap(keys -> {
            boolean step = keys.word("as", Vocabulary.KINDS, "dossier").equals("step");
            boolean derived = keys.word("steps", Vocabulary.STEPS, "derived").equals("derived");
            Yaml lines = keys.need("fields");
            Optional<SourcePath> each = each(keys);
            if (each.isEmpty() || !(lines instanceof Yaml.Fields block)) {
                return Optional.empty();
            }
            Level level = Level.ROOT.below(each.get());
            List<FieldRule> rules = fields.rules(block, step, level);
            missing(block, step, rules);
            return Optional.of(new Block(
                    each.get(),
                    step,
                    paths.conditions(keys, "when", Level.ROOT),
                    derived && !step,
                    level.here(),
                    rules));
        });
    }

    private Optional<SourcePath> each(Keys keys) {
        if (keys.need("each") == null) {
            return Optional.empty();
        }
        return paths.absolute(keys, "each");
    }

    private void missing(Yaml.Fields block, boolean step, List<FieldRule> rules) {
        for (Field field : Field.needed(step)) {
            if (!block.entries().containsKey(field.word())) {
                findings.add(
                        FILE,
                        block.at(),
                        "field-missing",
                        "Thiếu dòng " + field.word() + " trong khối " + rules.size() + " trường này",
                        "Expected a line for " + field.word() + " in this block, but there is none");
            }
        }
    }
}
