package vn.lienthong.asking;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Kafka broker in a JVM of its own, with the class path that src/test/broker/pom.xml says. */
public final class KafkaBroker implements AutoCloseable {
    private final Process process;
    private final int port;

    private KafkaBroker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static KafkaBroker start(Path folder) throws Exception {
        String classPath = classPath();
        int port = freePort();
        int controller = freePort();
        Path properties = Files.writeString(
                folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=true
                """.formatted(port, controller, folder.resolve("kafka-logs")));
        String id = "bGllbi10aG9uZy10ZXN0cw";
        Process format = java(
                folder,
                classPath,
                "kafka.tools.StorageTool",
                "format",
                "-t",
                id,
                "-c",
                properties.toString(),
                "--standalone");
        if (!format.waitFor(60, TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new IllegalStateException(
                    "Expected to format the broker's folder: " + Files.readString(folder.resolve("broker.log")));
        }
        return new KafkaBroker(java(folder, classPath, "kafka.Kafka", properties.toString()), port);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    private static Process java(Path folder, String classPath, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx256m", "-cp", classPath, main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    /** Maven has put the jars into its own store long ago, or fetches them now. */
    private static String classPath() throws Exception {
        Path out = Path.of("target", "broker.classpath").toAbsolutePath();
        if (!Files.exists(out)) {
            Process maven = new ProcessBuilder(
                            "mvn",
                            "-q",
                            "-B",
                            "-f",
                            "src/test/broker/pom.xml",
                            "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
                            "-Dmdep.outputFile=" + out)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target/broker.log"))
                    .start();
            if (!maven.waitFor(5, TimeUnit.MINUTES) || maven.exitValue() != 0) {
                throw new IllegalStateException(
                        "Expected the broker's class path: " + Files.readString(Path.of("target/broker.log")));
            }
        }
        return Files.readString(out).strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
