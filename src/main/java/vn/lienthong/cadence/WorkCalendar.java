package vn.lienthong.cadence;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which days Vietnamese offices work: weekends, public holidays, days off that were swapped, and the Saturdays that make up
 * for them. Holidays with a fixed day are known for every year; those of the lunar calendar and swaps only as far as the file
 * goes (domain.md; the Labour Code, article 112; 24 November since 2026).
 */
public final class WorkCalendar {
    private static final Map<MonthDay, Integer> FIXED = Map.of(
            MonthDay.of(1, 1), 1990,
            MonthDay.of(4, 30), 1990,
            MonthDay.of(5, 1), 1990,
            MonthDay.of(9, 2), 1990,
            MonthDay.of(11, 24), 2026);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** What weekday a day is like; days that are like themselves are not in it. */
    private final Map<LocalDate, DayOfWeek> like;

    private WorkCalendar(Map<LocalDate, DayOfWeek> like) {
        this.like = Map.copyOf(like);
    }

    /** The days of 2026 as they are known to this version. */
    public static WorkCalendar shipped() {
        try (InputStream in = WorkCalendar.class.getResourceAsStream("holidays.csv")) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), "holidays.csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file like the shipped one, with the columns {@code date}, {@code name} and {@code kind} ({@code non-working},
     * {@code swapped-day-off} or {@code working-saturday}). Refuses what it cannot read, with the line.
     */
    public static WorkCalendar read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(in, file.toString());
        }
    }

    private static WorkCalendar read(Reader in, String where) throws IOException {
        Map<LocalDate, DayOfWeek> like = new HashMap<>();
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord line : lines) {
                like.put(day(line, where), weekday(line, where));
            }
        }
        return new WorkCalendar(like);
    }

    private static LocalDate day(NamedCsvRecord line, String where) {
        try {
            return LocalDate.parse(line.getField("date"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    where + ":" + line.getStartingLineNumber() + "  Expected a day such as 2026-11-24, but found '"
                            + line.getField("date") + "'",
                    e);
        }
    }

    private static DayOfWeek weekday(NamedCsvRecord line, String where) {
        return switch (line.getField("kind")) {
            case "non-working", "swapped-day-off" -> DayOfWeek.SUNDAY;
            case "working-saturday" -> madeUpFor(line.getField("name"));
            default ->
                throw new IllegalArgumentException(where + ":" + line.getStartingLineNumber()
                        + "  Expected non-working, swapped-day-off or working-saturday, but found '"
                        + line.getField("kind") + "'");
        };
    }

    /** A Saturday that makes up for another day is like that day; its name says which. */
    private static DayOfWeek madeUpFor(String name) {
        Matcher day = DAY.matcher(name);
        return day.find() ? LocalDate.parse(day.group()).getDayOfWeek() : DayOfWeek.FRIDAY;
    }

    /** The weekday that a day is like: a holiday is like a Sunday. */
    public DayOfWeek like(LocalDate day) {
        DayOfWeek said = like.get(day);
        if (said != null) {
            return said;
        }
        Integer since = FIXED.get(MonthDay.from(day));
        return since != null && day.getYear() >= since ? DayOfWeek.SUNDAY : day.getDayOfWeek();
    }

    public boolean isWorking(LocalDate day) {
        return like(day).getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    /** The first working day after one. */
    LocalDate nextWorking(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorking(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
