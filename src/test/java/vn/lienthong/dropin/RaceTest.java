package vn.lienthong.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RaceTest {
    private static final int THREADS = 16;

    @TempDir
    Path directory;

    private Office office;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);

    @BeforeEach
    void open() {
        office = new Office(directory);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        office.close();
    }

    @Test
    void of_sixteen_creates_of_one_dossier_exactly_one_succeeds() throws Exception {
        for (int round = 0; round < 20; round++) {
            String number = "H56-" + round;
            // Each body differs, so that none is a repeat of another.
            List<String> codes = together(i -> client().create(number, number + "-" + i));

            assertThat(codes).containsOnly("0", "3");
            assertThat(Collections.frequency(codes, "0")).isEqualTo(1);
        }
        assertThat(office.deliveries()).hasSize(20);
    }

    @Test
    void exactly_one_succeeds_while_the_ledger_is_catching_up() throws Exception {
        Future<?> normalising = threads.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                office.normalise();
            }
        });
        for (int round = 0; round < 20; round++) {
            String number = "H56-" + round;
            List<String> codes = together(i -> client().create(number, number + "-" + i));

            assertThat(Collections.frequency(codes, "0")).isEqualTo(1);
            assertThat(office.code(client().update(number))).isEqualTo("0");
        }
        assertThat(normalising.isDone()).isFalse();
        normalising.cancel(true);
    }

    @Test
    void batches_that_share_dossiers_in_any_order_never_wait_for_each_other_for_ever() throws Exception {
        long seed = 20261012;
        office.call(
                client().create(IntStream.range(0, 40).mapToObj(i -> "H56-" + i).toArray(String[]::new)));
        for (int round = 0; round < 10; round++) {
            int now = round;
            List<String> codes = together(i -> client().update(shuffled(new Random(seed + now * 100L + i))));

            assertThat(codes).as("seed %d", seed).containsOnly("0");
        }
    }

    private static String[] shuffled(Random random) {
        List<String> numbers =
                new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> "H56-" + i).toList());
        Collections.shuffle(numbers, random);
        return numbers.subList(0, 20).toArray(String[]::new);
    }

    private Office.Client client() {
        return new Office.Client(office.login(), "H56");
    }

    private interface Body {
        String of(int thread);
    }

    private List<String> together(Body body) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String text = body.of(i);
            calls.add(() -> {
                barrier.await();
                return office.code(text);
            });
        }
        List<String> codes = new ArrayList<>();
        for (Future<String> code : threads.invokeAll(calls)) {
            codes.add(code.get());
        }
        return codes;
    }
}
