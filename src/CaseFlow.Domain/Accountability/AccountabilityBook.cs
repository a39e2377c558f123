using System.Text.Json.Nodes;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Accountability;

/// <summary>The district sees all of its cases; a unit the one that asks it to explain itself.</summary>
internal sealed class AccountabilityBook(CaseFlowDb db, IProcesses processes, ITimeline timeline, RequestContext context, TimeProvider time)
{
    /// <summary>Starts <c>accountability</c>; payload <c>{kind, unit, enterprise}</c>.</summary>
    private const string Opened = "AccountabilityOpened";

    private static readonly string[] Overseers = [Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice, Roles.AuditAdministrator];

    public IQueryable<AccountabilityCase> Seen
    {
        get
        {
            var unit = context.Who.UnitId;
            return context.InProcess || context.Who.IsSystem || Overseers.Any(context.Who.Is)
                ? db.Set<AccountabilityCase>()
                : db.Set<AccountabilityCase>().IgnoreQueryFilters().Where(c => c.UnitId == unit);
        }
    }

    /// <summary>Whether who asks works on them, and not only answers in one.</summary>
    public bool Oversees => context.InProcess || context.Who.IsSystem || Overseers.Any(context.Who.Is);

    public Task<AccountabilityCase?> FindAsync(Guid id, CancellationToken ct) => Seen.FirstOrDefaultAsync(c => c.Id == id, ct);

    /// <summary>The open case of a unit's omissions.</summary>
    public Task<AccountabilityCase?> OpenOfAsync(Guid unitId, CancellationToken ct) =>
        db.Set<AccountabilityCase>().IgnoreQueryFilters().FirstOrDefaultAsync(c => c.UnitId == unitId && c.EndedAt == null, ct);

    public AccountabilityCase Add(string kind, string district, string account, UnitFacts? unit = null, EnterpriseFacts? enterprise = null, DateOnly? accidentOn = null)
    {
        var now = time.GetUtcNow();
        var name = unit?.Name ?? enterprise!.Name;
        var opened = new AccountabilityCase
        {
            Id = Guid.CreateVersion7(now), Kind = kind, RegionPath = district, Title = TextCatalog.Get($"accountability.title-{kind}", name), UnitId = unit?.Id, UnitName = unit?.Name,
            EnterpriseId = enterprise?.Id, EnterpriseName = enterprise?.Name, AccidentOn = accidentOn, Account = account.Trim(), OpenedAt = now, OpenedBy = context.Who.Name,
        };
        db.Add(opened);
        timeline.Write(opened.Id, "timeline.accountability-opened", opened.Account);
        return opened;
    }

    /// <summary>What starts now reads the rows, so they are saved first.</summary>
    public async Task StartAsync(AccountabilityCase opened, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await processes.PublishAsync(Opened, opened.Id, new JsonObject { ["kind"] = opened.Kind, ["unit"] = opened.UnitName, ["enterprise"] = opened.EnterpriseName }, ct);
    }
}
