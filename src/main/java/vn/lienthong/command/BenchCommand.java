package vn.lienthong.command;

import picocli.CommandLine.Command;

/** Proofs and measurements that take long; none of it touches a hub that is running. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Thử thách và chứng minh / put the hub to the proof",
        subcommands = {
            BenchFaultsCommand.class,
            BenchBulkheadCommand.class,
            BenchOutageCommand.class,
            BenchHardshipCommand.class,
            BenchSoakCommand.class,
            BenchReconcileCommand.class,
            BenchReplayCommand.class,
            BenchSearchCommand.class,
            BenchVerifyCommand.class
        })
final class BenchCommand {}
