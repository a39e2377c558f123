using System.Text.Json.Nodes;
using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Timeline;
using CaseFlow.Domain.WorkItems;

namespace CaseFlow.Processes.Tests;

/// <summary>A case as its people see it: what they do by their tasks, what the pages show.</summary>
internal sealed class SupervisedCase(Yanta yanta, Guid id)
{
    public Guid Id { get; } = id;

    /// <summary>Four parties and a limit; each can be left out or replaced by the changes.</summary>
    public JsonObject Listing(int days = 30, string unit = "NaturalDays", string roll = "Forward") => new()
    {
        ["governingUnitId"] = yanta.GoverningUnit,
        ["supervisingUnitId"] = yanta.SupervisingUnit,
        ["responsiblePersonId"] = yanta.Person("企业刘总"),
        ["leaderPersonId"] = yanta.Person("副区长孙伟"),
        ["limitNumber"] = days,
        ["limitUnit"] = unit,
        ["limitRoll"] = roll,
        ["gridCode"] = "610113001001",
    };

    public Task ListAsync(int days = 30, string unit = "NaturalDays", string roll = "Forward") =>
        DoAsync("主任赵敏", "审定挂牌", "Listed", Listing(days, unit, roll));

    public Task PlanAsync() => DoAsync("企业刘总", "报送治理方案", "Submitted", new()
    {
        ["goals"] = "清除堵塞",
        ["measures"] = "搬离货物，划定禁放区",
        ["funding"] = "2万元",
        ["organisation"] = "安全部",
        ["schedule"] = "三周",
        ["safety"] = "增设巡查",
    });

    public Task ReportProgressAsync(int percent = 60) =>
        DoAsync("企业刘总", "报告整改进展", "Reported", new() { ["text"] = "货物已搬离一半", ["percent"] = percent });

    public Task RequestExtensionAsync(string newLastDay) => DoAsync("企业刘总", "申请延期", "Requested", new()
    {
        ["newLastDay"] = newLastDay,
        ["reason"] = "消防门需定制",
        ["safeguards"] = "专人值守",
    });

    public Task GrantExtensionAsync(string newLastDay, string? overrideReason = null) => DoAsync("主任赵敏", "审批延期", "Granted", new()
    {
        ["newLastDay"] = newLastDay,
        ["opinion"] = "同意",
        ["overrideReason"] = overrideReason,
    });

    public Task RefuseExtensionAsync() => DoAsync("主任赵敏", "审批延期", "Refused", new() { ["reason"] = "理由不充分" });

    public Task RequestAcceptanceAsync() => DoAsync("企业刘总", "申请验收", "Requested", new() { ["summary"] = "已全部整改" });

    public Task PassReviewAsync() => DoAsync("商务局周涛", "现场验收", "Passed", new()
    {
        ["reviewedOn"] = Today,
        ["participants"] = "区商务局、街道",
        ["findings"] = "通道畅通",
    });

    public Task FailReviewAsync() => DoAsync("商务局周涛", "现场验收", "Failed", new()
    {
        ["reviewedOn"] = Today,
        ["participants"] = "区商务局、街道",
        ["findings"] = "防火门未关闭",
        ["requirements"] = "更换闭门器",
    });

    public Task AnnounceAsync(string title) =>
        DoAsync("安委办李强", title, "Announced", new() { ["medium"] = "区政府网站", ["announcedOn"] = Today, ["link"] = "https://example.cn/1" });

    /// <summary>From the proposal to the first progress report.</summary>
    public async Task StartRectifyingAsync(int days = 30, string unit = "NaturalDays", string roll = "Forward")
    {
        await ListAsync(days, unit, roll);
        await PlanAsync();
        await ReportProgressAsync();
    }

    public async Task DoAsync(string who, string title, string outcome, JsonObject? data = null)
    {
        var result = await TryAsync(who, title, outcome, data);
        result.Refusals.Select(r => $"{r.Code} {r.Field} {r.Text()}").ShouldBeEmpty($"{title} → {outcome}");
    }

    public async Task<Result<WorkItemCompleted>> TryAsync(string who, string title, string outcome, JsonObject? data = null) =>
        await TryAsync(who, await TaskAsync(title), outcome, data);

    /// <summary>Finishes a task as it was seen a while ago.</summary>
    public async Task<Result<WorkItemCompleted>> TryAsync(string who, TaskItem seen, string outcome, JsonObject? data = null) =>
        await yanta.District.SendAsync(new CompleteWorkItem(seen.Id, outcome, data ?? [], seen.Version), await yanta.ActorAsync(who));

    public async Task<TaskItem> TaskAsync(string title)
    {
        var tasks = await TasksAsync();
        return tasks.SingleOrDefault(t => t.Title == title)
            ?? throw new InvalidOperationException($"No task {title}; open are: {string.Join("、", tasks.Select(t => t.Title))}");
    }

    public async Task<IReadOnlyList<TaskItem>> TasksAsync() => (await yanta.SendAsync(new OpenTasksOf(Id))).Open;

    public async Task<IReadOnlyList<string>> TaskTitlesAsync() => [.. (await TasksAsync()).Select(t => t.Title).Order(StringComparer.Ordinal)];

    public Task<CaseView> ViewAsync() => yanta.SendAsync(new CaseDetails(Id));

    public async Task<IReadOnlyList<string>> DocumentsAsync() =>
        [.. (await yanta.SendAsync(new DocumentsOf(Id))).Reverse().Select(d => d.Template)];

    public async Task<IReadOnlyList<TimelineItem>> TimelineAsync() => (await yanta.SendAsync(new CaseTimeline(Id, new PageRequest(1, 200)))).Items;

    private string Today => yanta.District.Time.GetUtcNow().ChinaDate().ToString("yyyy-MM-dd", null);
}
