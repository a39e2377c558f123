using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>
/// The listing body lists the hazard: who governs, who supervises, who is responsible, which district leader, by when,
/// in which grid (R88–R91). Whatever is missing is named, all at once (C36).
/// </summary>
/// <param name="Parameters">
/// From the definition: <c>numbering</c> (<c>雁安督〔{year}〕{n}号</c>), <c>maxLimitDays</c> (natural days from today to the last day).
/// </param>
[ViaWorkItem("listing")]
public sealed record ListCase(
    Guid SubjectId, JsonObject? Parameters, Guid? GoverningUnitId, Guid? SupervisingUnitId, Guid? ResponsiblePersonId, Guid? LeaderPersonId,
    int? LimitNumber, LimitUnit? LimitUnit, RollRule? LimitRoll, string? GridCode, string? Note) : ICommand<CaseListed>, IConcerns;

public sealed record CaseListed(
    string Number, Limit Limit, DateTimeOffset ListedAt, DateOnly LastDay, DateTimeOffset DueAt, bool Provisional,
    string GoverningUnit, string SupervisingUnit, string ResponsiblePerson, string Leader, string GridCode);

internal sealed class ListCaseValidator : AbstractValidator<ListCase>
{
    // Far above any limit a definition allows; keeps the calendar from counting for ever.
    private const int MostOfAnyUnit = 10_000;

    public ListCaseValidator()
    {
        RuleFor(x => x.GoverningUnitId).NotEmpty().Refuse("listing.governing-unit-missing");
        RuleFor(x => x.SupervisingUnitId).NotEmpty().Refuse("listing.supervising-unit-missing");
        RuleFor(x => x.ResponsiblePersonId).NotEmpty().Refuse("listing.responsible-person-missing");
        RuleFor(x => x.LeaderPersonId).NotEmpty().Refuse("listing.leader-missing");
        RuleFor(x => x.LimitNumber).NotNull().Refuse("listing.limit-missing");
        RuleFor(x => x.LimitNumber).InclusiveBetween(1, MostOfAnyUnit).Refuse("listing.limit-not-positive");
        RuleFor(x => x.LimitUnit).NotNull().Refuse("listing.limit-unit-missing").IsInEnum();
        RuleFor(x => x.LimitRoll).NotNull().Refuse("listing.limit-roll-missing").IsInEnum();
        RuleFor(x => x.GridCode).NotEmpty().Refuse("listing.grid-missing");
        RuleFor(x => x.Note).MaximumLength(FormLimits.Text);
    }
}

internal sealed class ListCaseHandler(
    CaseFile files, ListingLookup lookup, IWorkCalendars calendars, Numbering numbering, ITimeline timeline, TimeProvider time)
    : IRequestHandler<ListCase, Result<CaseListed>>
{
    public async Task<Result<CaseListed>> Handle(ListCase request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return refusal!;
        }

        if (listed.Number is not null)
        {
            return Refusal.Conflict("listing.already", listed.Number);
        }

        var now = time.GetUtcNow();
        var limit = new Limit(request.LimitNumber!.Value, request.LimitUnit!.Value, request.LimitRoll!.Value);
        var end = (await calendars.CurrentAsync(cancellationToken)).End(now, limit);
        var (parties, unknown) = await lookup.FindAsync(request, listed, cancellationToken);
        List<Refusal> refusals = [.. unknown, .. LimitRefusals(request, end, now)];
        if (parties is null || refusals.Count > 0)
        {
            return Result<CaseListed>.Refused(refusals);
        }

        var number = await numbering.NextAsync("case", request.Parameters.Text("numbering"), cancellationToken);
        listed.List(number, parties, limit, end, request.Note?.Trim(), now);
        await files.OpenToAsync(listed, parties.Units, cancellationToken);
        timeline.Write(
            listed.Id, "timeline.case-listed", number, parties.Governing.Name, parties.Supervising.Name, parties.Responsible.Name,
            parties.Leader.Name, end.LastDay);
        return new CaseListed(
            number, limit, now, end.LastDay, end.DueAt, end.Provisional, parties.Governing.Name, parties.Supervising.Name,
            parties.Responsible.Name, parties.Leader.Name, parties.Grid.Code);
    }

    private static IEnumerable<Refusal> LimitRefusals(ListCase request, LimitEnd end, DateTimeOffset now)
    {
        if (end.DueAt <= now)
        {
            yield return new Refusal("listing.limit-past", "limitNumber", end.LastDay.ToLongText());
        }

        var most = request.Parameters.Number("maxLimitDays");
        if (end.LastDay.DayNumber - now.ChinaDate().DayNumber > most)
        {
            yield return new Refusal("listing.limit-too-long", "limitNumber", end.LastDay.ToLongText(), most);
        }
    }
}
