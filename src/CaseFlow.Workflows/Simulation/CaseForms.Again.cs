using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Accountability;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.TipOffs;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Simulation;

/// <summary>Plausible fields for a form, and recorded answers given again.</summary>
internal sealed partial class CaseForms
{
    private static readonly Guid Somebody = Guid.Parse("00000000-0000-7000-8000-000000000001");

    /// <summary>What a person might write; free texts are dashes.</summary>
    public static JsonObject Sample(string form, SimulatedCase subject, DateTimeOffset now)
    {
        var today = Day(now.ChinaDate());
        return form switch
        {
            "listing" => new()
            {
                ["governingUnitId"] = Somebody, ["supervisingUnitId"] = Somebody, ["responsiblePersonId"] = Somebody, ["leaderPersonId"] = Somebody,
                ["limitNumber"] = 30, ["limitUnit"] = nameof(LimitUnit.NaturalDays), ["limitRoll"] = nameof(RollRule.Forward), ["gridCode"] = "610113001001",
            },
            "decline-listing" or "extension-refusal" => new() { ["reason"] = "—" },
            "announcement" => new() { ["medium"] = "—", ["announcedOn"] = today },
            "rectification-plan" => new()
            {
                ["goals"] = "—", ["measures"] = "—", ["funding"] = "—", ["organisation"] = "—", ["schedule"] = "—", ["safety"] = "—",
            },
            "progress-report" => new() { ["text"] = "—", ["percent"] = 50 },
            "acceptance-request" => new() { ["summary"] = "—" },
            "extension-request" => new() { ["newLastDay"] = Day((subject.LastDay ?? now.ChinaDate()).AddDays(30)), ["reason"] = "—", ["safeguards"] = "—" },
            "extension-grant" => new() { ["newLastDay"] = Day(subject.Extension?.Asked ?? now.ChinaDate()), ["opinion"] = "—", ["overrideReason"] = "—" },
            "site-review-passed" => new() { ["reviewedOn"] = today, ["participants"] = "—", ["findings"] = "—" },
            "site-review-failed" => new() { ["reviewedOn"] = today, ["participants"] = "—", ["findings"] = "—", ["requirements"] = "—" },
            "supervision-talk" => new() { ["heldOn"] = today, ["attendees"] = "—", ["minutes"] = "—", ["requirements"] = "—" },
            "hazard-handled" or "hazard-rectified" => new() { ["measure"] = "—" },
            "hazard-order" => new() { ["limitNumber"] = 7, ["requirements"] = "—" },
            "hazard-send-up" or "hazard-return" or "hazard-not-solved" => new() { ["reason"] = "—" },
            "hazard-delegate" => new() { ["communityCode"] = "610113001001", ["reason"] = "—" },
            "hazard-pass" => new() { ["departmentUnitId"] = Somebody, ["reason"] = "—" },
            "hazard-recheck-passed" or "hazard-recheck-failed" => new() { ["findings"] = "—" },
            "officer-training" => new() { ["sessionId"] = Somebody, ["hours"] = 40 },
            "officer-exam-passed" or "officer-exam-failed" => new() { ["examOn"] = today },
            "officer-certificate" => new() { ["number"] = "—", ["issuedOn"] = today },
            "officer-assignment" => new() { ["gridCode"] = "610113001001", ["firstDay"] = today },
            "assessment-score" => new() { ["ability"] = 90, ["attitude"] = 90, ["performance"] = 90 },
            "assessment-opinion" => new() { ["opinion"] = "—" },
            "bulletin-return" or "erratum-refuse" => new() { ["reason"] = "—" },
            "assessment-change" => new() { ["grade"] = AssessmentGrades.Qualified, ["reason"] = "—" },
            "assessment-return" or "assessment-objection" or "assessment-uphold" => new() { ["reason"] = "—" },
            "dismissal-answer" => new() { ["statement"] = "—" },
            "dismissal-procedure" => new() { ["account"] = "—" },
            "dismissal-departure" => new() { ["leftOn"] = today },
            "dismissal-agency-reply" => new() { ["repliedOn"] = today, ["reply"] = "—" },
            "accountability-explain" => new() { ["explanation"] = "—" },
            "accountability-findings" => new() { ["conclusion"] = "—", ["findings"] = new JsonArray(Finding(AccountabilityMeasures.Criticise), Finding(AccountabilityMeasures.Discipline)) },
            "accountability-none" => new() { ["conclusion"] = "—" },
            "accountability-send-back" => new() { ["reason"] = "—" },
            "accountability-executed" => new() { ["account"] = "—" },
            "accountability-hand-over" => new() { ["organ"] = AccountabilityMeasures.Discipline, ["documentNumber"] = "—", ["handedOn"] = today, ["receivedBy"] = "—", ["items"] = "—" },
            "accountability-reply" => new() { ["organ"] = AccountabilityMeasures.Discipline, ["repliedOn"] = today, ["reply"] = "—" },
            "tip-off-accept" => new() { ["summary"] = "—", ["unitId"] = Somebody },
            "tip-off-decline" or "tip-off-return" or "tip-off-no-reward" or "tip-off-refuse" => new() { ["reason"] = "—" },
            "tip-off-join" => new() { ["leadId"] = Somebody },
            "tip-off-verify" => new() { ["result"] = TipOffResults.True, ["findings"] = "—" },
            "tip-off-feedback" => new() { ["feedback"] = "—" },
            "tip-off-reward" => new() { ["fine"] = 0, ["amount"] = 1, ["ground"] = "—" },
            "tip-off-paid" => new() { ["paidOn"] = today },
            _ => [],
        };
    }

    private static JsonObject Finding(string measure) => new() { ["who"] = "—", ["omission"] = "—", ["clause"] = "—", ["measure"] = measure };

    /// <summary>The recorded answer; what another course of the case would make of it (days in force, late or not) is found anew.</summary>
    public JsonNode? Again(string form, JsonNode recorded) => (form, recorded) switch
    {
        ("listing", JsonObject listing) => Listed(listing),
        ("extension-request", JsonObject asked) => Asked(asked),
        ("extension-grant", JsonObject grant) => Merged(grant, Granted(subject.Extension?.Id ?? Somebody, Date(grant, "newLastDay") ?? Today)),
        ("extension-refusal", JsonObject refusal) => Refused(refusal),
        ("progress-report", _) => Seen(recorded, () => subject.HasProgress = true),
        ("acceptance-request", _) => Seen(recorded, () => subject.AcceptanceAskedOn = Today),
        _ => recorded,
    };

    private JsonObject Listed(JsonObject listing)
    {
        if (JsonValues.To<Limit>(listing["limit"]) is { } limit)
        {
            var end = calendar.End(Now, limit);
            (subject.LastDay, subject.DueAt) = (end.LastDay, end.DueAt);
            (listing["lastDay"], listing["dueAt"], listing["provisional"]) = (Day(end.LastDay), end.DueAt, end.Provisional);
        }

        (subject.Number, subject.ListedAt) = (domain.Number("case", DefaultNumbering), Now);
        return listing;
    }

    private JsonObject Asked(JsonObject asked)
    {
        subject.Extension = (Somebody, Date(asked, "newLastDay") ?? Today);
        asked["requestedOn"] = Day(Today);
        if (subject.LastDay is { } current)
        {
            (asked["currentLastDay"], asked["overdue"]) = (Day(current), subject.DueAt <= Now);
        }

        return asked;
    }

    private JsonObject Refused(JsonObject refusal)
    {
        subject.Extension = null;
        if (subject.LastDay is { } current)
        {
            refusal["lastDay"] = Day(current);
        }

        return refusal;
    }

    private static JsonNode Seen(JsonNode recorded, Action noted)
    {
        noted();
        return recorded;
    }

    private static JsonObject Merged<T>(JsonObject recorded, T fresh)
    {
        foreach (var (name, value) in JsonSerializer.SerializeToNode(fresh, ProcessJson.Options)!.AsObject())
        {
            recorded[name] = value?.DeepClone();
        }

        return recorded;
    }

    private static DateOnly? Date(JsonObject json, string name) => JsonValues.To<DateOnly?>(json[name]);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
