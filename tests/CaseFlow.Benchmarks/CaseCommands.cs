using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Processes.Tests;
using MediatR;

namespace CaseFlow.Benchmarks;

/// <summary>
/// Whole cases from report to delisting, ten commands each, by eight clients at once, through the real pipeline, runtime
/// and definitions: with audit, journal, notices, deadlines. Only the clock is a test's. PostgreSQL and SQLite keep fsync.
/// </summary>
internal static class CaseCommands
{
    private const int Clients = 8;
    private const int WarmUp = 16;

    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static async Task<int> RunAsync(DatabaseProvider database, int cases)
    {
        await using var server = await DurableServer.StartAsync(database);
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var people = new Dictionary<string, Actor>();
        foreach (var name in (string[])["网格员王芳", "安委办李强", "主任赵敏", "企业刘总", "商务局周涛"])
        {
            people[name] = await yanta.ActorAsync(name);
        }

        await WalkAsync(WarmUp, new Measures());
        var before = await Footprint.OfAsync(yanta.District);
        var measures = new Measures();
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await WalkAsync(cases, measures);
        watch.Stop();
        self.Refresh();

        Console.WriteLine($"{database}, {cases} cases from report to delisting, {Clients} clients");
        measures.Print(watch.Elapsed);
        Console.WriteLine($"{(self.TotalProcessorTime - cpu).TotalMilliseconds / measures.Count:F2} ms of CPU per command in this process");
        var after = await Footprint.OfAsync(yanta.District);
        Console.WriteLine($"{(after.Bytes - before.Bytes) / (double)cases / 1024:F1} KB and {(after.Rows - before.Rows) / (double)cases:F1} rows stored per closed case, indexes included");
        foreach (var (table, rows) in after.Tables.Where(t => t.Value != before.Tables.GetValueOrDefault(t.Key)).OrderByDescending(t => t.Value - before.Tables.GetValueOrDefault(t.Key)))
        {
            Console.WriteLine($"  {table,-28}{(rows - before.Tables.GetValueOrDefault(table)) / (double)cases,8:F1} rows");
        }

        return 0;

        async Task WalkAsync(int count, Measures into)
        {
            var left = count;
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await OneAsync(into);
                }
            })));
        }

        async Task OneAsync(Measures into)
        {
            var photo = await SendAsync("StoreAttachment", new StoreAttachment("现场.png", Photo), "网格员王芳");
            var hazard = await SendAsync("ReportHazard", new ReportHazard(yanta.EnterpriseId, HazardGrades.Major, "疏散通道被货物堵塞", "二楼东侧", "inspection", [photo.Id]), "网格员王芳");
            var proposed = await SendAsync("ProposeListing", new ProposeListing(hazard.HazardId, "重大隐患，需挂牌督办"), "安委办李强");
            var supervised = new SupervisedCase(yanta, proposed.CaseId);
            await DoAsync(supervised, "ListCase", "主任赵敏", "审定挂牌", "Listed", supervised.Listing());
            await DoAsync(supervised, "RecordAnnouncement", "安委办李强", "公告挂牌", "Announced", Announcement());
            await DoAsync(supervised, "SubmitRectificationPlan", "企业刘总", "报送治理方案", "Submitted", new JsonObject
            {
                ["goals"] = "清除堵塞", ["measures"] = "搬离货物，划定禁放区", ["funding"] = "2万元", ["organisation"] = "安全部", ["schedule"] = "三周", ["safety"] = "增设巡查",
            });
            await DoAsync(supervised, "ReportProgress", "企业刘总", "报告整改进展", "Reported", new JsonObject { ["text"] = "货物已搬离", ["percent"] = 100 });
            await DoAsync(supervised, "RequestAcceptance", "企业刘总", "申请验收", "Requested", new JsonObject { ["summary"] = "已全部整改" });
            await DoAsync(supervised, "PassSiteReview", "商务局周涛", "现场验收", "Passed", new JsonObject
            {
                ["reviewedOn"] = "2018-11-09", ["participants"] = "区商务局、街道", ["findings"] = "通道畅通",
            });
            await DoAsync(supervised, "RecordAnnouncement", "安委办李强", "公告摘牌", "Announced", Announcement());

            async Task DoAsync(SupervisedCase of, string name, string who, string title, string outcome, JsonObject data)
            {
                var task = await of.TaskAsync(title);
                await SendAsync(name, new CompleteWorkItem(task.Id, outcome, data, task.Version), who);
            }

            async Task<T> SendAsync<T>(string name, IRequest<Result<T>> request, string who)
            {
                var answer = await into.TakeAsync(name, () => yanta.District.SendAsync(request, people[who], Guid.NewGuid().ToString("N")));
                return answer.Succeeded ? answer.Value : throw new InvalidOperationException($"{name}: {string.Join(", ", answer.Refusals.Select(r => r.Code))}");
            }
        }
    }

    private static JsonObject Announcement() => new() { ["medium"] = "区政府网站", ["announcedOn"] = "2018-11-09", ["link"] = "https://example.cn/1" };
}
