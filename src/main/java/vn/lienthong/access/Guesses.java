package vn.lienthong.access;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Wrong tries: of a name from one place, and of a name by all strangers together. A place is an address, or a browser that somebody of this name has
 * signed in with before; what strangers do keeps such a browser waiting for nothing. Names that nobody has are counted as all others. What strangers
 * did to a name is in the accounts' file and outlives a restart; it is written behind the answer, for a file takes time, which would tell a known
 * name. Safe from any thread.
 */
final class Guesses implements AutoCloseable {
    private static final int MOST_PLACES = 10_000;
    private static final int MOST_STRANGERS = 1_000;
    private static final int TURNS = 64;
    private static final long LONGEST_WAIT_MILLIS = 500;
    private static final long CLOSING_SECONDS = 10;

    private final Accounts accounts;
    private final Clock clock;
    /** The one that was not used for longest gives way: the count of the name is what is left of it. */
    private final Map<String, Tries> places = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_PLACES;
        }
    };

    private final Map<String, Tries> strangers = new ConcurrentHashMap<>();
    /** Of names that somebody has, until they are in the file. */
    private final Map<String, Tries> unwritten = new ConcurrentHashMap<>();

    private final ReentrantLock[] turns = new ReentrantLock[TURNS];
    private final ExecutorService writer =
            new ThreadPoolExecutor(0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), run -> {
                Thread thread = new Thread(run, "wrong-tries");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * Who tries which name.
     *
     * @param place name and place, and when the account had last changed: who was unlocked begins anew
     * @param known the browser is one that a person of this name has signed in with
     */
    record Who(String name, String place, boolean known, boolean account) {}

    Guesses(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
        for (int i = 0; i < TURNS; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    static Who who(String name, Optional<Account> account, Asked.From from) {
        Optional<String> device = account.flatMap(one -> Device.mark(one, from.device()));
        String since = account.map(one -> one.changed().toString()).orElse("");
        String place = device.map(mark -> "device " + mark).orElseGet(() -> "address " + network(from.address()));
        return new Who(name, name + " " + since + " " + place, device.isPresent(), account.isPresent());
    }

    /** Zero when this one may try now. */
    Duration wait(Who who) {
        Duration here;
        synchronized (places) {
            here = places.getOrDefault(who.place(), Tries.NONE).wait(clock.instant());
        }
        Duration all = who.known() ? Duration.ZERO : ofAll(who).wait(clock.instant());
        return here.compareTo(all) > 0 ? here : all;
    }

    /** One after another for each name, so that guesses side by side do not pass while none of them has been counted; empty when it takes too long. */
    <T> Optional<T> alone(Who who, Supplier<T> work) {
        String of = who.known() ? who.place() : who.name();
        ReentrantLock turn = turns[Math.floorMod(of.hashCode(), TURNS)];
        try {
            if (!turn.tryLock(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            turn.unlock();
        }
    }

    void wrong(Who who) {
        synchronized (places) {
            places.merge(
                    who.place(), Tries.NONE.another(clock.instant()), (was, first) -> was.another(clock.instant()));
        }
        if (who.known()) {
            return;
        }
        Tries more = ofAll(who).anotherOfAll(clock.instant());
        if (!who.account()) {
            strangers.put(stranger(who.name()), more);
            return;
        }
        unwritten.put(who.name(), more);
        writer.execute(this::write);
    }

    void right(Who who) {
        synchronized (places) {
            places.remove(who.place());
        }
        if (ofAll(who).wrong() > 0) {
            unwritten.put(who.name(), Tries.NONE);
            writer.execute(this::write);
        }
    }

    private Tries ofAll(Who who) {
        if (!who.account()) {
            return strangers.getOrDefault(stranger(who.name()), Tries.NONE);
        }
        return Optional.ofNullable(unwritten.get(who.name()))
                .or(() -> accounts.find(who.name()).map(Account::tries))
                .orElse(Tries.NONE);
    }

    private String stranger(String name) {
        return strangers.containsKey(name) || strangers.size() < MOST_STRANGERS ? name : "";
    }

    /** What is counted meanwhile stays, for the next time. */
    private void write() {
        unwritten.forEach((name, tries) -> {
            accounts.tries(name, tries);
            unwritten.remove(name, tries);
        });
    }

    /** Whoever has an address of version 6 has many: their network counts. */
    private static String network(String address) {
        String[] parts = address.split(":", -1);
        boolean whole = parts.length == 8 && !address.contains("::");
        return whole ? String.join(":", parts[0], parts[1], parts[2], parts[3]) : address;
    }

    /** Durable when it returns. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
