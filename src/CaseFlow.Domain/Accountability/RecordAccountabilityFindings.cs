using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Accountability;

/// <summary>The district office says who omitted what, by which clause it was theirs, and what it proposes (R101–R103).</summary>
[ViaWorkItem(Form)]
public sealed record RecordAccountabilityFindings(Guid SubjectId, JsonObject? Parameters, string? Conclusion, IReadOnlyList<AccountableParty>? Findings) : ICommand<AccountabilityProposed>, IConcerns
{
    public const string Form = "accountability-findings";
}

/// <summary>The district office finds that nobody is to be held to account, with the reason; also that is approved by somebody else.</summary>
[ViaWorkItem(Form)]
public sealed record ProposeNoAccountability(Guid SubjectId, JsonObject? Parameters, string? Conclusion) : ICommand<AccountabilityProposed>, IConcerns
{
    public const string Form = "accountability-none";
}

/// <param name="Who">Unit or person.</param>
/// <param name="Measure">One of <see cref="AccountabilityMeasures"/>.</param>
public sealed record AccountableParty(string? Who, string? Omission, string? Clause, string? Measure);

/// <summary>What the process goes by.</summary>
/// <param name="Organs">How many organs it is handed to.</param>
public sealed record AccountabilityProposed(bool None, bool Criticised, int Organs);

internal sealed class RecordAccountabilityFindingsValidator : AbstractValidator<RecordAccountabilityFindings>
{
    public RecordAccountabilityFindingsValidator()
    {
        RuleFor(x => x.Conclusion).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("accountability.text-missing").MaximumLength(AccountabilityCase.MaxText);
        RuleFor(x => x.Findings).Must(f => f is { Count: > 0 and <= AccountabilityFinding.Most }).Refuse("accountability.findings-missing", AccountabilityFinding.Most);
        RuleFor(x => x.Findings).Must(f => f is null || f.All(p => Written(p.Who, AccountabilityCase.MaxTitle) && Written(p.Omission, AccountabilityCase.MaxText) && Written(p.Clause, AccountabilityCase.MaxTitle)))
            .Refuse("accountability.finding-incomplete");
        RuleFor(x => x.Findings).Must(f => f is null || f.All(p => p.Measure is not null && AccountabilityMeasures.All.Contains(p.Measure))).Refuse("accountability.measure");
    }

    private static bool Written(string? text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most;
}

internal sealed class ProposeNoAccountabilityValidator : AbstractValidator<ProposeNoAccountability>
{
    public ProposeNoAccountabilityValidator() => RuleFor(x => x.Conclusion).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("accountability.text-missing").MaximumLength(AccountabilityCase.MaxText);
}

internal sealed class AccountabilityFindingsHandler(CaseFlowDb db, AccountabilityBook book, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<RecordAccountabilityFindings, Result<AccountabilityProposed>>, IRequestHandler<ProposeNoAccountability, Result<AccountabilityProposed>>
{
    public Task<Result<AccountabilityProposed>> Handle(RecordAccountabilityFindings request, CancellationToken cancellationToken) =>
        ProposeAsync(request.SubjectId, request.Conclusion!, request.Findings!, cancellationToken);

    public Task<Result<AccountabilityProposed>> Handle(ProposeNoAccountability request, CancellationToken cancellationToken) =>
        ProposeAsync(request.SubjectId, request.Conclusion!, [], cancellationToken);

    private async Task<Result<AccountabilityProposed>> ProposeAsync(Guid id, string conclusion, IReadOnlyList<AccountableParty> parties, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } opened)
        {
            return Refusal.NotFound("accountability.unknown");
        }

        // What was proposed before stands in the timeline and the audit.
        db.RemoveRange(await db.Set<AccountabilityFinding>().Where(f => f.CaseId == id).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        db.AddRange(parties.Select((p, i) => new AccountabilityFinding
        {
            CaseId = id, Position = i + 1, Who = p.Who!.Trim(), Omission = p.Omission!.Trim(), Clause = p.Clause!.Trim(), Measure = p.Measure!,
        }));
        (opened.Conclusion, opened.ProposesNone, opened.ExaminedById, opened.ExaminedBy, opened.ExaminedAt) = (conclusion.Trim(), parties.Count == 0, context.Who.PersonId, context.Who.Name, time.GetUtcNow());
        (opened.State, opened.DecidedBy, opened.DecidedAt, opened.Opinion) = (AccountabilityStates.Deciding, null, null, null);
        timeline.Write(
            id, parties.Count == 0 ? "timeline.accountability-none" : "timeline.accountability-examined", opened.Conclusion,
            string.Join('；', parties.Select(p => TextCatalog.Get("accountability.finding", p.Who, TextCatalog.Get($"accountability-measure.{p.Measure}")))));
        var measures = parties.Select(p => p.Measure!).Distinct().ToList();
        return new AccountabilityProposed(parties.Count == 0, measures.Contains(AccountabilityMeasures.Criticise), measures.Count(AccountabilityMeasures.Organs.Contains));
    }
}
