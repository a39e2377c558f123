using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using CaseFlow.Domain.Tracing;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Accountability;

/// <summary>
/// The clock of <c>accountability</c>: units whose omissions reach a line are called to account before anything happens (R103).
/// An omission counts for one case only; what is new goes to the unit's open case.
/// </summary>
[ProcessOnly, ProcessCommand("screen-omissions")]
public sealed record ScreenOmissions(IReadOnlyList<OmissionLine> Lines) : ICommand<OmissionsScreened>;

/// <summary>The district office screens now, by the lines of the published process.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record ScreenOmissionsNow : ICommand<OmissionsScreened>;

/// <param name="Kind">One of <see cref="OmissionKinds"/>.</param>
/// <param name="Count">So many omissions of one unit …</param>
/// <param name="Days">… within so many days before today.</param>
public sealed record OmissionLine(string Kind, int Count, int Days);

/// <param name="Added">Omissions that were added to open cases.</param>
public sealed record OmissionsScreened(int Opened, int Added);

internal sealed class ScreenOmissionsValidator : AbstractValidator<ScreenOmissions>
{
    public ScreenOmissionsValidator() => RuleFor(x => x.Lines).Must(OmissionLines.Fit).Refuse("accountability.lines", string.Join('、', OmissionKinds.All));
}

internal static class OmissionLines
{
    private const int MostDays = 1000;

    public static bool Fit(IReadOnlyList<OmissionLine>? lines) =>
        lines is not null && lines.All(l => OmissionKinds.All.Contains(l.Kind) && l.Count > 0 && l.Days is > 0 and <= MostDays) && lines.DistinctBy(l => l.Kind).Count() == lines.Count;
}

internal sealed class ScreenOmissionsHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IEnumerable<IOmissionSource> sources, AccountabilityBook book, IPeopleDirectory people, IDefinitionVariables variables, ITimeline timeline,
    RequestContext context, TimeProvider time)
    : IRequestHandler<ScreenOmissions, Result<OmissionsScreened>>, IRequestHandler<ScreenOmissionsNow, Result<OmissionsScreened>>
{
    private const string Definition = "accountability";

    public async Task<Result<OmissionsScreened>> Handle(ScreenOmissionsNow request, CancellationToken cancellationToken)
    {
        var lines = (await variables.OfAsync(Definition, cancellationToken)).GetValueOrDefault("omissionLines") is { } json ? ProcessJson.Read<ScreenOmissions>(json).Lines : null;
        return OmissionLines.Fit(lines) ? await ScreenAsync(lines!, context.Who.RegionPath ?? "-", cancellationToken) : Refusal.Conflict("accountability.lines", string.Join('、', OmissionKinds.All));
    }

    public async Task<Result<OmissionsScreened>> Handle(ScreenOmissions request, CancellationToken cancellationToken) => await ScreenAsync(request.Lines, "", cancellationToken);

    private async Task<OmissionsScreened> ScreenAsync(IReadOnlyList<OmissionLine> lines, string under, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        await dialect.LockAsync(db, "accountability:screening", ct);
        var (opened, added) = (0, 0);
        foreach (var ofUnit in (await FreshAsync(lines, ct)).GroupBy(o => o.UnitId).OrderBy(g => g.Key))
        {
            if (await people.FindUnitAsync(ofUnit.Key, ct) is not { RegionPath: { } path } unit || !path.StartsWith(under, StringComparison.Ordinal)
                || RegionPaths.At(path, RegionLevel.District) is not { } district)
            {
                continue;
            }

            var open = await book.OpenOfAsync(unit.Id, ct);
            var reached = ofUnit.GroupBy(o => o.Kind).Where(g => open is not null || g.Count() >= lines.First(l => l.Kind == g.Key).Count).SelectMany(g => g).OrderBy(o => o.Day).ToList();
            if (reached.Count == 0)
            {
                continue;
            }

            if (open is null)
            {
                open = book.Add(AccountabilityKinds.Omission, district, Account(reached), unit);
                Rest(open.Id, reached);
                await book.StartAsync(open, ct);
                opened++;
            }
            else
            {
                Rest(open.Id, reached);
                timeline.Write(open.Id, "timeline.accountability-grounds", reached.Count, Account(reached));
                added += reached.Count;
            }
        }

        return new OmissionsScreened(opened, added);
    }

    /// <summary>Within the days of their line, and not yet the ground of a case.</summary>
    private async Task<List<Omission>> FreshAsync(IReadOnlyList<OmissionLine> lines, CancellationToken ct)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var last = time.Today().AddDays(-1);
        List<Omission> found = [];
        foreach (var source in sources)
        {
            found.AddRange(await source.OfAsync(last.AddDays(1 - lines.Max(l => l.Days)), last, ct));
        }

        var within = found.FindAll(o => lines.FirstOrDefault(l => l.Kind == o.Kind) is { } line && o.Day > last.AddDays(-line.Days));
        var keys = within.ConvertAll(o => o.Key);
        var counted = (await db.Set<AccountabilityGround>().Where(g => keys.Contains(g.Key)).Select(g => g.Key).ToListAsync(ct)).ToHashSet();
        return within.FindAll(o => !counted.Contains(o.Key));
    }

    private void Rest(Guid caseId, List<Omission> omissions) => db.AddRange(omissions.Select(o => new AccountabilityGround
    {
        CaseId = caseId, Key = o.Key, Kind = o.Kind, Day = o.Day, Text = o.Text, SubjectKind = o.SubjectKind, SubjectId = o.SubjectId,
    }));

    /// <summary>缺报2次；未按规定检查3次</summary>
    private static string Account(List<Omission> omissions) =>
        string.Join('；', omissions.GroupBy(o => o.Kind).Select(g => TextCatalog.Get("accountability.times", TextCatalog.Get($"omission-kind.{g.Key}"), g.Count())));
}
