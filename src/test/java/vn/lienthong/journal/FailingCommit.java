package vn.lienthong.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A real data source whose next commit reports a failure, although it took place or before it did. */
final class FailingCommit {
    private enum Next {
        SUCCEED,
        FAIL_BEFORE,
        FAIL_AFTER
    }

    private final DataSource real;
    private volatile Next next = Next.SUCCEED;

    FailingCommit(DataSource real) {
        this.real = real;
    }

    void failNext(boolean tookPlace) {
        next = tookPlace ? Next.FAIL_AFTER : Next.FAIL_BEFORE;
    }

    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Next now = next;
            if (!method.getName().equals("commit") || now == Next.SUCCEED) {
                return call(connection, method, arguments);
            }
            next = Next.SUCCEED;
            if (now == Next.FAIL_AFTER) {
                connection.commit();
            }
            throw new SQLException("injected: the connection was lost", "08006");
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.make(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What a proxy does with a call. */
    private interface Call {
        Object make(Method method, Object[] arguments) throws Throwable;
    }
}
