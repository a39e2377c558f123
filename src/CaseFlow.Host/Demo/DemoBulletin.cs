using CaseFlow.Domain.Accountability;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.WorkItems;

namespace CaseFlow.Host.Demo;

/// <summary>The ranking of the quarter that is over, from drawing to announcement, and a department that is called to account (R80, R101).</summary>
internal sealed class DemoBulletin(DemoDesk desk, TimeProvider time)
{
    private const string Called = "区教育局";

    private static readonly Dictionary<string, (string Evidence, int From, int Spread)> Entered = new()
    {
        [BulletinDimensions.Leadership] = ("领导小组会议纪要、签到表（演示）", 78, 22),
        [BulletinDimensions.Funding] = ("经费拨付凭证、设备台账（演示）", 70, 30),
        [BulletinDimensions.Enforcement] = ("打非专项行动记录（演示）", 75, 25),
        [BulletinDimensions.Duty] = ("指导网格工作记录（演示）", 72, 28),
    };

    public async Task SetUpAsync(CancellationToken ct)
    {
        var office = await desk.PersonAsync("anweiban1", Roles.DistrictOffice, ct);
        if ((await desk.SendAsync(new ListBulletins(Page: new PageRequest(1, 1)), office, null, ct)).Page.Total > 0)
        {
            return;
        }

        // Refused where the process is not published yet: then the clock opens it some day.
        var (year, quarter) = new AssessmentYear(1).LastBefore(time.Today());
        if (await desk.TryAsync(new OpenBulletin(year, quarter), office, "demo-bulletin", ct) is not { Succeeded: true } opened)
        {
            return;
        }

        await ScoreAsync(opened.Value, office, ct);
        await DoAsync(opened.Value, "Submitted", office, ct);
        await DoAsync(opened.Value, "Approved", await desk.PersonAsync("anweiban.zhuren", Roles.ListingBody, ct), ct);
        var unit = (await desk.SendAsync(new FindUnits([UnitKind.Department], Called), office, null, ct)).Single().Id;
        await desk.SendAsync(new CallToAccount(unit, "上季度未按要求组织行业领域网格化监管检查（演示）"), office, "demo-accountability", ct);
    }

    private async Task ScoreAsync(Guid id, Actor office, CancellationToken ct)
    {
        var content = (await desk.SendAsync(new BulletinDetails(id), office, null, ct)).Content;
        foreach (var (dimension, (evidence, from, spread)) in Entered)
        {
            ScoreLine[] lines =
            [
                .. content.Units.OrderBy(u => u.RegionPath, StringComparer.Ordinal).ThenBy(u => u.Name, StringComparer.Ordinal).Where(u => content.Rules.IsEntered(u.League, dimension))
                    .Select((u, i) => new ScoreLine(u.UnitId, from + (((i * 7) + dimension.Length) % spread), evidence)),
            ];
            await desk.SendAsync(new EnterScores(id, dimension, lines), office, $"demo-bulletin-{dimension}", ct);
        }
    }

    private async Task DoAsync(Guid id, string outcome, Actor actor, CancellationToken ct)
    {
        var task = (await desk.SendAsync(new OpenTasksOf(id), actor, null, ct)).Open.Single(t => t.Outcomes.Any(o => o.Key == outcome));
        await desk.SendAsync(new CompleteWorkItem(task.Id, outcome, [], task.Version), actor, $"demo-bulletin-{outcome}", ct);
    }
}
