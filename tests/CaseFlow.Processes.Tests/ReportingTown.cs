using System.Text.Json.Nodes;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Reporting;
using CaseFlow.Host.Persistence;

namespace CaseFlow.Processes.Tests;

/// <summary>Yanta with a second community and further streets, whose units owe reports.</summary>
internal sealed class ReportingTown : IAsyncDisposable
{
    public const string Community = "网格员王芳";
    public const string OtherCommunity = "网格员刘洋";
    public const string Street = "街道陈军";
    public const string StreetHead = "主任高峰";
    public const string District = "安委办李强";

    private ReportingTown(Yanta yanta) => Yanta = yanta;

    public Yanta Yanta { get; }

    /// <summary>小寨路街道办事处.</summary>
    public Guid StreetUnit { get; private set; }

    public static async Task<ReportingTown> StartAsync(DatabaseProvider database, string today, params JsonObject[] definitions)
    {
        var yanta = await Yanta.StartByTheClockAsync(database, today, definitions);
        var town = new ReportingTown(yanta) { StreetUnit = (await yanta.ActorAsync(Street)).UnitId };
        await yanta.SendAsync(new ImportRegions(
            [new("610113001002", "永松路社区"), new("610113007000", "曲江街道"), new("610113006000", "等驾坡街道"), new("610113004000", "电子城街道"), new("610113004001", "二〇五所社区")]));
        var units = await yanta.SendAsync(new RegisterUnits(
        [
            new(UnitKind.Community, "永松路社区居委会", "610113001002"), new(UnitKind.Street, "曲江街道办事处", "610113007000"), new(UnitKind.Street, "等驾坡街道办事处", "610113006000"),
            new(UnitKind.Street, "电子城街道办事处", "610113004000"),
        ]));
        await yanta.AppointAsync(OtherCommunity, Roles.GridOfficer, units[0]);
        await yanta.AppointAsync(StreetHead, Roles.StreetHead, town.StreetUnit);
        await yanta.AppointAsync("副主任孟涛", Roles.StreetLeader, town.StreetUnit);
        foreach (var (unit, head, officer) in new[] { (units[1], "曲江苏明", "曲江何丽"), (units[2], "等驾坡卫国", "等驾坡林娜"), (units[3], "电子城方华", "电子城丁健") })
        {
            await yanta.AppointAsync(head, Roles.StreetHead, unit);
            await yanta.AppointAsync(officer, Roles.StreetOfficer, unit);
        }

        await yanta.AppointAsync("商务局局长沈红", Roles.DepartmentLeader, yanta.SupervisingUnit);
        return town;
    }

    /// <summary>A definition of the repository with some of its variables changed.</summary>
    public static JsonObject Edited(string folder, params (string Name, string Value)[] variables)
    {
        var definition = Repository.Definition(folder);
        foreach (var (name, value) in variables)
        {
            definition["variables"]!.AsArray().Single(v => v!["name"]!.GetValue<string>() == name)!["value"] = value;
        }

        return definition;
    }

    public static ReportEntry Entry(bool zero = false, params FigureLine[] figures) =>
        new([new(ChapterKeys.Hazards, "安全隐患排查与整改", "已排查。"), new(ChapterKeys.Illegal, "安全生产打非工作", "未发现。")], figures, zero);

    public Task<ReportFiled> FileAsync(string who, string day, string kind = ReportKinds.Month, ReportEntry? entry = null) =>
        Yanta.SendAsync(new FileReport(kind, DateOnly.ParseExact(day, "yyyy-MM-dd"), entry ?? Entry()), who);

    public async Task<Refusal> RefusedAsync(string who, string day, string kind = ReportKinds.Month, ReportEntry? entry = null, Guid? unit = null) =>
        (await Yanta.District.SendAsync(new FileReport(kind, DateOnly.ParseExact(day, "yyyy-MM-dd"), entry ?? Entry(), unit), await Yanta.ActorAsync(who))).Refusals.ShouldHaveSingleItem();

    public Task<ReportList> ListAsync(string day, string? who = null, string kind = ReportKinds.Month) =>
        Yanta.SendAsync(new ListReports(kind, DateOnly.ParseExact(day, "yyyy-MM-dd"), Page: new PageRequest(1, 100)), who ?? District);

    /// <summary>The unit's row in the list.</summary>
    public async Task<ReportItem> RowAsync(string day, string unit, string? who = null, string kind = ReportKinds.Month) => (await ListAsync(day, who, kind)).Page.Items.Single(i => i.UnitName == unit);

    public Task<ReportView> ViewAsync(Guid duty, string? who = null) => Yanta.SendAsync(new ReportDetails(duty), who ?? District);

    public async Task<IReadOnlyList<string>> NoticesAsync(string who, Guid duty) =>
        [.. (await Yanta.SendAsync(new MyNotices(new PageRequest(1, 200)), who)).Notices.Items.Where(n => n.SubjectId == duty).Select(n => n.Text).Reverse()];

    public Task<HazardReported> HazardAsync(string description = "灭火器过期", HandledOnSpot? onSpot = null, Guid? enterprise = null) =>
        Yanta.SendAsync(new ReportHazard(enterprise ?? Yanta.EnterpriseId, HazardGrades.General, description, "一楼", "phone", [], HandledOnSpot: onSpot, Informant: new Informant("匿名群众", null)));

    public ValueTask DisposeAsync() => Yanta.DisposeAsync();
}
