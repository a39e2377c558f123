using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tests.Deadlines;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Domain.Tests;

/// <summary>The town on a real database with the real calendar; the processes only listen, so the test itself opens tasks.</summary>
internal sealed class CaseStage : IAsyncDisposable
{
    private static readonly string[] Everybody = ["enterprise", "street", "governing-unit"];

    private CaseStage(TestDistrict district, Town town, ListeningProcesses processes) => (District, Town, Processes) = (district, town, processes);

    public TestDistrict District { get; }

    public Town Town { get; }

    public ListeningProcesses Processes { get; }

    public DateTimeOffset Now => District.Time.GetUtcNow();

    public static async Task<CaseStage> StartAsync(DatabaseProvider database, string now = "2018-09-01T10:00:00+08:00")
    {
        var processes = new ListeningProcesses();
        var district = await TestDistrict.StartAsync(database, LimitTests.Instant(now), services =>
        {
            services.RemoveAll<IProcesses>();
            services.AddSingleton<IProcesses>(processes);
        });
        var town = new Town();
        await district.WithDbAsync(async db =>
        {
            db.AddRange(town.Rows);
            return await db.SaveChangesAsync();
        });
        var stage = new CaseStage(district, town, processes);
        (await stage.SendAsync(new ImportCalendar([HolidayPapers.File(2018), HolidayPapers.File(2019)]))).Succeeded.ShouldBeTrue();
        return stage;
    }

    public Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, string? who = null, string? key = null) =>
        District.SendAsync(request, who is null ? null : Town[who], key);

    public async Task<Guid> PhotoAsync(string who = "street-officer", string name = "现场.png") =>
        (await SendAsync(new StoreAttachment(name, Files.Png), who)).Value.Id;

    public async Task<ReportHazard> HazardFormAsync(string who = "street-officer") =>
        new(Town.Restaurant, HazardGrades.Major, "厨房燃气软管超过两米且无熔断阀", "一层厨房", "inspection", [await PhotoAsync(who)]);

    public async Task<HazardReported> ReportAsync(string who = "street-officer") => (await SendAsync(await HazardFormAsync(who), who)).Value;

    public async Task<Guid> ProposeAsync()
    {
        var hazard = await ReportAsync();
        return (await SendAsync(new ProposeListing(hazard.HazardId, "重大隐患，企业无力自行消除"), "district-officer")).Value.CaseId;
    }

    /// <summary>A process asks for a form; candidates as in the definitions.</summary>
    public async Task<TaskView> AskAsync(Guid caseId, string form, string[]? candidates = null, JsonObject? parameters = null, Limit? due = null, bool optional = false)
    {
        var opened = await SendAsync(new OpenWorkItem(
            caseId, Guid.NewGuid(), Guid.NewGuid(), "listed-supervision", 1, form, $"任务 {form}", null, candidates ?? Everybody,
            [new WorkItemOutcome("Done", "完成", form)], parameters ?? [], due, null, ReminderLadder.None, optional));
        return (await SendAsync(new TaskDetails(opened.Value.WorkItemId))).Value;
    }

    /// <summary>A task of that form, done by a person at once.</summary>
    public async Task<Result<WorkItemCompleted>> FillInAsync(Guid caseId, string form, JsonObject data, string who, JsonObject? parameters = null)
    {
        var candidates = who switch
        {
            "listing-body" => (string[])["listing-body"],
            "district-officer" => ["district-office"],
            _ => Everybody,
        };
        var task = await AskAsync(caseId, form, candidates, parameters);
        return await SendAsync(new CompleteWorkItem(task.Task.Id, "Done", data, task.Task.Version), who);
    }

    public JsonObject Listing(int days = 30) => new()
    {
        ["governingUnitId"] = Town.StreetUnit, ["supervisingUnitId"] = Town.Bureau, ["responsiblePersonId"] = Town["owner"].PersonId,
        ["leaderPersonId"] = Town["district-leader"].PersonId, ["limitNumber"] = days, ["limitUnit"] = "NaturalDays", ["limitRoll"] = "Forward",
        ["gridCode"] = Town.XiaozhaiCommunity,
    };

    public static JsonObject ListingParameters() => new() { ["numbering"] = "雁安督〔{year}〕{n}号", ["maxLimitDays"] = 365 };

    /// <summary>A case listed with a limit in natural days, its deadline running as the process would start it.</summary>
    public async Task<Guid> ListAsync(int days = 30)
    {
        var caseId = await ProposeAsync();
        (await FillInAsync(caseId, "listing", Listing(days), "listing-body", ListingParameters())).Succeeded.ShouldBeTrue();
        await SendAsync(new SetMilestone(caseId, "listed", "已挂牌", false));
        await SendAsync(new StartDeadline(caseId, Guid.Empty, "rectification", "治理期限", new Limit(days, LimitUnit.NaturalDays, RollRule.Forward), null, null, ReminderLadder.None));
        return caseId;
    }

    public async Task<CaseView> LookAsync(Guid caseId, string? who = null) => (await SendAsync(new CaseDetails(caseId), who)).Value;

    /// <summary>The clock moves there, and what fell due meanwhile is worked off.</summary>
    public async Task GoToAsync(string instant)
    {
        District.Time.SetUtcNow(LimitTests.Instant(instant));
        await District.Services.GetRequiredService<DueSweep>().RunAsync(Now);
    }

    public ValueTask DisposeAsync() => District.DisposeAsync();

    internal sealed class ListeningProcesses : IProcesses
    {
        public List<(string Event, Guid Subject, JsonObject Payload)> Published { get; } = [];

        public List<(Guid Bookmark, JsonObject Input)> Resumed { get; } = [];

        /// <summary>How many instances take an event; 0 is a district without published definition.</summary>
        public int Takers { get; set; } = 1;

        public Task<int> PublishAsync(string eventName, Guid subjectId, JsonObject payload, CancellationToken ct)
        {
            Published.Add((eventName, subjectId, payload));
            return Task.FromResult(Takers);
        }

        public Task<bool> ResumeAsync(Guid bookmarkId, JsonObject input, CancellationToken ct)
        {
            Resumed.Add((bookmarkId, input));
            return Task.FromResult(true);
        }
    }
}
