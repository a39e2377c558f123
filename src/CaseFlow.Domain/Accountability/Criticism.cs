using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Accountability;

/// <summary>
/// 通报批评 reaches the heads of the unit that is criticised (R101). Most of them may not look into the case, so the notice says all that concerns them:
/// who criticises whom, by which document of which day, for what.
/// </summary>
internal sealed class Criticism(CaseFlowDb db, IUnitRoll roll, IPeopleDirectory people, IMediator mediator, ITimeline timeline, RequestContext context, TimeProvider time)
{
    private const string Template = "criticism-notice";
    private const int MostUnits = 2000;

    /// <summary>Null: the notices are on their way. A party that is no unit of the district, such as a person, is told by the office and stands so in the timeline.</summary>
    public async Task<Refusal?> TellAsync(AccountabilityCase opened, CancellationToken ct)
    {
        var findings = await db.Set<AccountabilityFinding>().AsNoTracking()
            .Where(f => f.CaseId == opened.Id && f.Measure == AccountabilityMeasures.Criticise).OrderBy(f => f.Position).ToListAsync(ct);
        if (findings.Count == 0)
        {
            return null;
        }

        var units = (await roll.NextAsync(UnitHeads.Kinds, opened.RegionPath, Guid.Empty, MostUnits, ct)).ToLookup(u => u.Name);
        var issuer = (await people.FindUnitAsync(context.Who.UnitId, ct))?.Name ?? context.Who.Name;
        using var _ = context.EnterProcess();
        var papers = await mediator.Send(new DocumentsOf(opened.Id), ct);
        var paper = papers.Succeeded ? papers.Value.FirstOrDefault(d => d.Template == Template) : null;
        foreach (var party in findings.GroupBy(f => f.Who))
        {
            // Communities of two streets may have one name: then nobody is told by guess.
            if (units[party.Key].ToList() is not [var unit])
            {
                timeline.Write(opened.Id, "timeline.accountability-not-told", party.Key);
                continue;
            }

            var lines = string.Join('\n', party.Select(f => TextCatalog.Get("accountability.criticism-line", f.Omission, f.Clause)));
            var notice = new SendNotice(
                opened.Id, $"criticism:{unit.Id:N}", [PartyKeys.HeadsOf(unit.Id)], TextCatalog.Get("accountability.criticism-title", unit.Name, issuer),
                TextCatalog.Get(
                    paper is null ? "accountability.criticism-text" : "accountability.criticism-text-numbered", issuer, unit.Name, (paper?.IssuedAt ?? time.GetUtcNow()).ChinaDate().ToDocumentText(), lines, paper?.Number))
            {
                Linked = unit.Id == opened.UnitId,
            };
            if ((await mediator.Send(notice, ct)).Refusals is [var refused, ..])
            {
                return refused;
            }
        }

        return null;
    }
}

/// <summary>Who stands for a unit towards those above it.</summary>
internal static class UnitHeads
{
    public static readonly IReadOnlyCollection<UnitKind> Kinds = [UnitKind.Street, UnitKind.Department, UnitKind.Community];

    public static readonly IReadOnlyList<string> Roles = [People.Roles.StreetHead, People.Roles.StreetLeader, People.Roles.DepartmentLeader, People.Roles.CommunityLead];
}
