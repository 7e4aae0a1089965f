package vn.lienthong.demo;

import static vn.lienthong.demo.Dates.UTC;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One dossier as VNPT iGate 2 shows it: UTC times, labels by language id, one task, the current one (domain.md 6.3). */
final class IGateRecord {
    private static final int VIETNAMESE = 228;

    private final ObjectNode shape = Shapes.object("igate-dossier.json");

    ObjectNode write(long serial, Snapshot snapshot) {
        Life life = snapshot.life();
        ObjectNode json = shape.deepCopy();
        json.put("id", hex(serial)).put("code", snapshot.number());
        status(json, snapshot);
        applicant((ObjectNode) json.at("/applicant/data"), life.applicant());
        procedure((ObjectNode) json.get("procedure"), life.procedure(), serial % 2 == 0);
        agency((ObjectNode) json.get("agency"), life.agency());
        times(json, snapshot);
        json.withObject("/applyMethod").put("id", method(life.channel())).put("name", methodName(life.channel()));
        task(json, hex(0xA_0000 + serial), snapshot);
        return json;
    }

    private static void status(ObjectNode json, Snapshot snapshot) {
        StatusWords.IGate word = StatusWords.iGate(snapshot);
        ObjectNode status = json.withObject("/dossierStatus").put("id", word.id());
        ((ObjectNode) status.at("/name/0")).put("name", word.label());
        ((ObjectNode) status.at("/name/1")).put("name", "Status " + word.id());
        ObjectNode task = json.withObject("/dossierTaskStatus").put("id", word.taskId());
        ((ObjectNode) task.at("/name/0")).put("name", word.label());
    }

    /** Dates without a time are midnight in Vietnam, so 17:00 UTC of the day before (FM-30). */
    private static void applicant(ObjectNode data, Applicant applicant) {
        data.put("fullname", applicant.name())
                .put("ownerFullname", applicant.name())
                .put("identityNumber", applicant.idNumber())
                .put("identityDate", UTC.write(midnight(LocalDate.of(2021, 5, 15))))
                .put("birthday", UTC.write(midnight(applicant.born())))
                .put("phoneNumber", "+84" + applicant.phone().substring(1))
                .put("email", applicant.email())
                .put("address", applicant.address());
    }

    /** {@code translate} is an array here and one object there: both are seen in the wild. */
    private static void procedure(ObjectNode json, Procedure procedure, boolean asArray) {
        ObjectNode label =
                Shapes.JSON.createObjectNode().put("languageId", VIETNAMESE).put("name", procedure.name());
        json.put("code", procedure.code());
        json.set("translate", asArray ? Shapes.JSON.createArrayNode().add(label) : label);
        json.withObject("/sector").put("code", procedure.sectorCode());
    }

    private static void agency(ObjectNode json, Agency agency) {
        json.put("code", agency.code());
        ((ObjectNode) json.at("/name/0")).put("name", agency.name());
    }

    private static void times(ObjectNode json, Snapshot snapshot) {
        json.put("appliedDate", UTC.write(snapshot.life().submitted()))
                .put("acceptedDate", orNull(snapshot.received()))
                .put("appointmentDate", UTC.due(snapshot))
                .put("dueDate", UTC.due(snapshot))
                .put("completedDate", orNull(snapshot.finished()))
                .put("returnedDate", orNull(snapshot.returned()))
                .put("dossierProgress", snapshot.finished().isPresent() ? 100 : 0);
    }

    /** The task began with the last change: {@code task[0].assignedDate} is the only event time of this format. */
    private static void task(ObjectNode json, String id, Snapshot snapshot) {
        ObjectNode task = (ObjectNode) json.at("/task/0");
        task.put("id", id)
                .put("assignedDate", UTC.write(snapshot.at()))
                .put("dueDate", UTC.write(snapshot.life().due()))
                .put("completedDate", orNull(snapshot.returned()));
        task.withObject("/assignee").put("fullname", snapshot.change().officer());
        ((ObjectNode) json.at("/currentTask/0")).put("id", id);
    }

    private static int method(int channel) {
        return channel == 2 ? 0 : channel == 1 ? 1 : 2;
    }

    private static String methodName(int channel) {
        return channel == 2 ? "Trực tuyến" : channel == 1 ? "Trực tiếp" : "Bưu chính công ích";
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(Dates.ZONE).toInstant();
    }

    private static String orNull(Optional<Instant> at) {
        return at.map(UTC::write).orElse(null);
    }

    private static String hex(long serial) {
        return String.format("65%022x", serial);
    }
}
