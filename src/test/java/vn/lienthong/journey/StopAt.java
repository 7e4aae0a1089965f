package vn.lienthong.journey;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A step that tests put between the steps of a route file: when the child JVM was told to stop there, it says so and stands
 * still, with its work in hand, until it is killed. The product has no such switch: its steps stand in YAML.
 */
public final class StopAt {
    private final Set<String> wanted = Set.of(System.getProperty("stop.at", "").split(","));
    private final int after = Integer.getInteger("stop.after", 1);
    private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();

    /** Each of the points that were named, separated by commas, counts for itself. */
    public void reach(String point) throws InterruptedException {
        if (!wanted.contains(point)
                || times.computeIfAbsent(point, name -> new AtomicInteger()).incrementAndGet() < after) {
            return;
        }
        System.out.println("REACHED " + point + ";");
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
