package vn.lienthong.journey;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A step that tests put between the steps of a route file: when the child JVM was told to stop there, it says so and stands
 * still, with its work in hand, until it is killed. The product has no such switch: its steps stand in YAML.
 */
public final class StopAt {
    private final String wanted = System.getProperty("stop.at", "");
    private final int after = Integer.getInteger("stop.after", 1);
    private final AtomicInteger times = new AtomicInteger();

    public void reach(String point) throws InterruptedException {
        if (!point.equals(wanted) || times.incrementAndGet() < after) {
            return;
        }
        System.out.println("REACHED " + point);
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
