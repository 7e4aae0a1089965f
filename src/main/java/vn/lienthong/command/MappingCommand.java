package vn.lienthong.command;

import picocli.CommandLine.Command;

/** What people who write mappings use; none of it touches a running hub. */
@Command(
        name = "mapping",
        mixinStandardHelpOptions = true,
        description = "Viết và thử ánh xạ / write and try mappings",
        subcommands = {
            MappingTestCommand.class,
            MappingTryCommand.class,
            MappingNewCommand.class,
            MappingDiffCommand.class,
            MappingBackCommand.class
        })
final class MappingCommand {}
