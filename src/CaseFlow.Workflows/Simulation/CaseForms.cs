using CaseFlow.Domain.Accountability;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.KeyChecks;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.TipOffs;

namespace CaseFlow.Workflows.Simulation;

/// <summary>
/// The forms of a listed case where there is no database: each checks what its command checks on the case and answers
/// in the command's own words, so that definitions read the same fields.
/// </summary>
internal sealed partial class CaseForms(SimulatedCase subject, SimulatedDomain domain, IWorkCalendar calendar, TimeProvider time)
{
    private const string DefaultNumbering = "{year}-{n}";

    private DateTimeOffset Now => time.GetUtcNow();

    private DateOnly Today => Now.ChinaDate();

    public (object? Result, Refusal? Refusal) Answer(object command) => command switch
    {
        SendHazardUp c => (new HazardMoved(c.Reason!, "—"), null),
        ReturnHazard c => (new HazardMoved(c.Reason!, "—"), null),
        RejectHazardResult c => (new HazardMoved(c.Reason!, "—"), null),
        DelegateHazard c => (new HazardMoved(c.Reason!, "—"), null),
        PassHazard c => (new HazardMoved(c.Reason!, "—", c.DepartmentUnitId), null),
        OrderRectification c => Order(c),
        ScoreAssessment => (new AssessmentScored(100, AssessmentGrades.Qualified, false), null),
        ConfirmAssessment c => (new AssessmentConfirmed(c.Grade ?? AssessmentGrades.Qualified, TextCatalog.Get($"assessment-grade.{c.Grade ?? AssessmentGrades.Qualified}")), null),
        RecordAccountabilityFindings c => (new AccountabilityProposed(
            false, c.Findings!.Any(f => f.Measure == AccountabilityMeasures.Criticise), c.Findings!.Select(f => f.Measure!).Distinct().Count(AccountabilityMeasures.Organs.Contains)), null),
        ProposeNoAccountability => (new AccountabilityProposed(true, false, 0), null),
        HandOverAccountability or RecordOrganReply => (new AccountabilityHandedOver(0), null),
        SubmitBulletin or ApproveBulletin or ReturnBulletin => (Done.Value, null),
        ApproveErratum or RefuseErratum => (new ErratumDecided(1), null),
        FeedBackTipOff => (new TipOffFedBack(true), null),
        ConfirmKeyChecks => (subject.KeyChecksDone = true, null),
        HandleHazard or ReportRectified or PassRecheck or FailRecheck => (new HazardHandled(Now, "—"), null),
        RecordAnnouncement c when subject.ListedAt is { } listed && c.AnnouncedOn < listed.ChinaDate() =>
            (null, new Refusal("announcement.before-listing", "announcedOn", listed.ChinaDate().ToLongText())),
        not RecordAnnouncement when subject.Closed => (null, Refusal.Conflict("case.closed", subject.Number, "")),
        ListCase c => List(c),
        DeclineListing when subject.Number is not null => (null, Refusal.Conflict("listing.already", subject.Number)),
        RequestExtension c => Ask(c),
        GrantExtension c => Grant(c),
        RefuseExtension => Refuse(),
        ReportProgress => Progress(),
        RequestAcceptance => Accept(),
        PassSiteReview c => Review(c.ReviewedOn!.Value, true, c.Findings!, null),
        FailSiteReview c => Review(c.ReviewedOn!.Value, false, c.Findings!, c.Requirements),
        _ => (new Recorded(Guid.CreateVersion7(Now), Now), null),
    };

    private (object?, Refusal?) Order(OrderRectification command)
    {
        if (command.Parameters?["maxLimitDays"] is { } most && command.LimitNumber > (int)most.AsValue().GetValue<double>())
        {
            return (null, new Refusal("hazard.limit-too-long", "limitNumber", most.ToString()));
        }

        var limit = new Limit(command.LimitNumber!.Value, LimitUnit.NaturalDays, RollRule.Forward);
        return (new RectificationOrdered(limit, Now, calendar.End(Now, limit).LastDay), null);
    }

    private (object?, Refusal?) List(ListCase command)
    {
        if (subject.Number is not null)
        {
            return (null, Refusal.Conflict("listing.already", subject.Number));
        }

        var limit = new Limit(command.LimitNumber!.Value, command.LimitUnit!.Value, command.LimitRoll!.Value);
        var end = calendar.End(Now, limit);
        if (end.DueAt <= Now)
        {
            return (null, new Refusal("listing.limit-past", "limitNumber", end.LastDay.ToLongText()));
        }

        if (command.Parameters?["maxLimitDays"] is { } most && end.LastDay.DayNumber - Today.DayNumber > (int)most.AsValue().GetValue<double>())
        {
            return (null, new Refusal("listing.limit-too-long", "limitNumber", end.LastDay.ToLongText(), most.ToString()));
        }

        var number = domain.Number("case", (string?)command.Parameters?["numbering"] ?? DefaultNumbering);
        (subject.Number, subject.ListedAt, subject.LastDay, subject.DueAt) = (number, Now, end.LastDay, end.DueAt);
        return (new CaseListed(
            number, limit, Now, end.LastDay, end.DueAt, end.Provisional, Name("governing-unit"), Name("supervising-unit"), Name("responsible-person"),
            Name("leader"), command.GridCode!), null);
    }

    private (object?, Refusal?) Ask(RequestExtension command)
    {
        if (subject.LastDay is not { } current)
        {
            return (null, Refusal.Conflict("extension.not-listed"));
        }

        if (subject.Extension is not null)
        {
            return (null, Refusal.Conflict("extension.waiting", "", ""));
        }

        if (WrongDay(command.NewLastDay!.Value) is { } wrong)
        {
            return (null, wrong);
        }

        subject.Extension = (Guid.CreateVersion7(Now), command.NewLastDay.Value);
        return (new ExtensionRequested(subject.Extension.Value.Id, Today, command.NewLastDay.Value, current, subject.DueAt <= Now), null);
    }

    private (object?, Refusal?) Grant(GrantExtension command)
    {
        if (subject.Extension is not { } asked)
        {
            return (null, Refusal.Conflict("extension.none-waiting"));
        }

        var day = command.NewLastDay!.Value;
        return WrongDay(day) is { } wrong ? (null, wrong) : (Granted(asked.Id, day), null);
    }

    private ExtensionGranted Granted(Guid request, DateOnly day)
    {
        var (old, afterExpiry) = (subject.LastDay ?? day, subject.DueAt <= Now);
        subject.Extension = null;
        if (afterExpiry)
        {
            subject.SupervisionLastDay = day;
        }
        else
        {
            (subject.LastDay, subject.DueAt) = (day, day.EndOfDay());
        }

        return new ExtensionGranted(request, old, day, afterExpiry);
    }

    private (object?, Refusal?) Refuse()
    {
        if (subject.Extension is not { } asked)
        {
            return (null, Refusal.Conflict("extension.none-waiting"));
        }

        subject.Extension = null;
        return (new ExtensionRefused(asked.Id, subject.LastDay!.Value), null);
    }

    private (object?, Refusal?) Progress()
    {
        subject.HasProgress = true;
        return (new Recorded(Guid.CreateVersion7(Now), Now), null);
    }

    private (object?, Refusal?) Accept()
    {
        if (!subject.HasProgress)
        {
            return (null, Refusal.Conflict("acceptance.no-progress"));
        }

        subject.AcceptanceAskedOn = Today;
        return (new AcceptanceRequested(Guid.CreateVersion7(Now), Now), null);
    }

    private (object?, Refusal?) Review(DateOnly on, bool passed, string findings, string? requirements) => subject.AcceptanceAskedOn switch
    {
        null => (null, Refusal.Conflict("site-review.not-asked")),
        { } asked when on < asked || on > Today => (null, new Refusal("site-review.day", "reviewedOn", on.ToLongText(), asked.ToLongText(), Today.ToLongText())),
        _ => (new SiteReviewed(Guid.CreateVersion7(Now), on, passed, findings, requirements), null),
    };

    /// <summary>An extension may only make longer.</summary>
    private Refusal? WrongDay(DateOnly day)
    {
        var current = subject.SupervisionLastDay is { } set && set > subject.LastDay ? set : subject.LastDay!.Value;
        return day switch
        {
            _ when day <= current => new Refusal("extension.not-later", "newLastDay", day.ToLongText(), current.ToLongText()),
            _ when day < Today => new Refusal("extension.past", "newLastDay", day.ToLongText()),
            _ => null,
        };
    }

    private static string Name(string party) => TextCatalog.Get($"simulation.party.{party}");
}
