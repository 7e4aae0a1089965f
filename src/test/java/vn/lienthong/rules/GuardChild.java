package vn.lienthong.rules;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests in a JVM of its own, from whose class path a guard is missing, and says of each what came of it. */
final class GuardChild implements TestExecutionListener {
    static final String SAYS = "GUARD ";

    enum End {
        PASSED,
        FAILED,
        /** For want of a program, such as a database server. */
        NOT_RUN
    }

    private final Map<String, End> ends = new TreeMap<>();
    private final Map<String, String> why = new TreeMap<>();

    /** @param tests {@code fully.qualified.Class.test} */
    public static void main(String[] tests) throws ClassNotFoundException {
        GuardChild listener = new GuardChild();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String test : tests) {
            int dot = test.lastIndexOf('.');
            Class<?> type = Class.forName(test.substring(0, dot), false, GuardChild.class.getClassLoader());
            request.selectors(selectMethod(type, method(type, test.substring(dot + 1))));
        }
        run(request.build(), listener);
        listener.ends.forEach(
                (test, end) -> System.out.println(SAYS + end + " " + test + " " + listener.why.getOrDefault(test, "")));
        System.out.flush();
        // Threads of a hub that failed to stop would keep the JVM.
        Runtime.getRuntime().halt(0);
    }

    private static void run(LauncherDiscoveryRequest request, GuardChild listener) {
        LauncherConfig plain = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(plain).execute(request, listener);
    }

    private static Method method(Class<?> type, String name) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(each -> each.getName().equals(name) && !Modifier.isStatic(each.getModifiers()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a test " + type + "." + name));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String name = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse("");
        End end =
                switch (result.getStatus()) {
                    case SUCCESSFUL -> End.PASSED;
                    case FAILED -> End.FAILED;
                    case ABORTED -> End.NOT_RUN;
                };
        // A whole class that cannot begin is no answer of its tests, and a parameterised test is as its worst case.
        if (name.isEmpty() && end == End.PASSED || ends.get(name) == End.FAILED) {
            return;
        }
        ends.put(name.isEmpty() ? "(class)" : name, end);
        result.getThrowable()
                .ifPresent(cause -> why.put(
                        name.isEmpty() ? "(class)" : name, cause.toString().replaceAll("\\s+", " ")));
    }
}
