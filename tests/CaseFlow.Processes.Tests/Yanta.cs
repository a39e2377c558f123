using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Scheduling;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Processes.Tests;

/// <summary>
/// A small Yanta on a virtual clock: one street, one community, one enterprise, the people of a case, the real calendar
/// and the definitions of the repository. Everything goes through the real pipeline, runtime and domain.
/// </summary>
internal sealed class Yanta : IAsyncDisposable
{
    public static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly Dictionary<string, Guid> _people = [];

    private DisposedHazard? _hazard;

    private Yanta(TestDistrict district) => District = district;

    public TestDistrict District { get; }

    public Guid EnterpriseId { get; private set; }

    /// <summary>治理责任单位: the enterprise's own unit.</summary>
    public Guid GoverningUnit { get; private set; }

    /// <summary>督办责任单位.</summary>
    public Guid SupervisingUnit { get; private set; }

    /// <param name="today">The case's first day; it is nine in the morning.</param>
    /// <param name="definitions">Edited copies, in place of the repository's own.</param>
    public static Task<Yanta> StartAsync(DatabaseProvider database, string today, params JsonObject[] definitions) => StartAsync(database, today, false, definitions);

    /// <summary>With the definitions that begin by the clock, which the other cases are left alone by.</summary>
    public static Task<Yanta> StartByTheClockAsync(DatabaseProvider database, string today, params JsonObject[] definitions) => StartAsync(database, today, true, definitions);

    /// <summary>An instant of Asia/Shanghai.</summary>
    public static DateTimeOffset At(string day, string time) => DateOnly.Parse(day, CultureInfo.InvariantCulture).At(TimeOnly.Parse(time, CultureInfo.InvariantCulture));

    public async Task<Actor> ActorAsync(string name)
    {
        await using var scope = District.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(_people[name], default)
            ?? throw new InvalidOperationException($"{name} holds no post.");
    }

    public async Task<T> SendAsync<T>(IRequest<Result<T>> request, string? who = null)
    {
        var result = await District.SendAsync(request, who is null ? null : await ActorAsync(who));
        result.Refusals.Select(r => $"{r.Code} {r.Field} {r.Text()}").ShouldBeEmpty(request.GetType().Name);
        return result.Value;
    }

    /// <summary>Lets time pass: whatever falls due on the way happens at its own instant, in order.</summary>
    public async Task PassAsync(DateTimeOffset until)
    {
        while (await SendAsync(new NextDue()) is { } next && next <= until)
        {
            if (next > District.Time.GetUtcNow())
            {
                District.Time.SetUtcNow(next);
            }

            foreach (var row in await SendAsync(new DueNow(District.Time.GetUtcNow(), 100)))
            {
                await SendAsync(new FireDue(row));
            }
        }

        if (until > District.Time.GetUtcNow())
        {
            District.Time.SetUtcNow(until);
        }
    }

    public Task PassAsync(string day, string time) => PassAsync(At(day, time));

    public async Task AppointAsync(string name, string role, Guid unit)
    {
        if (!_people.TryGetValue(name, out var person))
        {
            _people[name] = person = await SendAsync(new RegisterPerson(name, null, null));
        }

        await SendAsync(new AppointToPost(person, role, unit));
    }

    public Task DismissAsync(string name, string role, Guid unit) => SendAsync(new EndPost(_people[name], role, unit));

    public Guid Person(string name) => _people[name];

    /// <summary>The grid officer reports the hazard, the district office proposes it: a case and its process come into being.</summary>
    public async Task<SupervisedCase> ProposeAsync(string grade = HazardGrades.Major)
    {
        var photo = await SendAsync(new StoreAttachment("现场.png", Photo), "网格员王芳");
        var hazard = await SendAsync(
            new ReportHazard(EnterpriseId, grade, "疏散通道被货物堵塞", "二楼东侧", "inspection", [photo.Id]), "网格员王芳");
        _hazard = new DisposedHazard(this, hazard.HazardId);
        var proposed = await SendAsync(new ProposeListing(hazard.HazardId, "重大隐患，需挂牌督办"), "安委办李强");
        return new SupervisedCase(this, proposed.CaseId);
    }

    /// <summary>Titles of what the person was told of the case, oldest first.</summary>
    public async Task<IReadOnlyList<string>> NoticesAsync(string who, SupervisedCase supervised) =>
        [.. (await NoticesOfAsync(who, supervised)).Select(n => n.Title)];

    public async Task<IReadOnlyList<string>> NoticeTextsAsync(string who, SupervisedCase supervised) =>
        [.. (await NoticesOfAsync(who, supervised)).Select(n => n.Text)];

    /// <summary>When the person was reminded of the rectification limit, oldest first.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> RemindersAsync(string who, SupervisedCase supervised) =>
        [.. (await NoticesOfAsync(who, supervised)).Where(n => n.Title.Contains("治理期限", StringComparison.Ordinal)).Select(n => n.At)];

    public Task ImportAsync(HolidayFile file) => SendAsync(new ImportCalendar([file]));

    /// <summary>The version that new cases begin with.</summary>
    public async Task<int> PublishedVersionAsync(string definitionId) => (await SendAsync(new DefinitionHead(definitionId))).PublishedVersion!.Value;

    /// <summary>Publishes a definition as the next version of its id.</summary>
    public async Task PublishAsync(JsonObject definition)
    {
        var imported = await SendAsync(new ImportDefinitions([new DefinitionFile("edited.json", definition.ToJsonString())], "修改后发布"));
        imported.Single().Changed.ShouldBeTrue();
    }

    /// <summary>Reliability I6 and A12: every instance has ended, nothing waits, no reminder is left.</summary>
    public async Task NothingIsLeftRunningAsync(SupervisedCase supervised)
    {
        var processes = await SendAsync(new ProcessesOf(supervised.Id));
        processes.ShouldAllBe(p => p.Ended);
        processes.SelectMany(p => p.Steps).ShouldNotContain(s => s.State == "waiting" || s.State == "faulted");
        if (_hazard is { } hazard && (await hazard.WayAsync()).Tasks.Count > 0)
        {
            // It was not listed, so it is on its way along the chain again.
            await hazard.HandleAsync("网格员王芳");
        }

        (await SendAsync(new DueRows(Guid.Empty, 100))).ShouldAllBe(row => row.Kind == ScheduledStart.DueKind);
    }

    public ValueTask DisposeAsync() => District.DisposeAsync();

    private async Task<IReadOnlyList<NoticeItem>> NoticesOfAsync(string who, SupervisedCase supervised)
    {
        // Also those who no longer hold a post keep what they were told.
        var reader = new Actor(_people[who], who, Guid.Empty, "", null, new HashSet<string>());
        var page = await District.SendAsync(new MyNotices(new PageRequest(1, 200)), reader);
        return [.. page.Value.Notices.Items.Where(n => n.SubjectId == supervised.Id).Reverse()];
    }

    private static async Task<Yanta> StartAsync(DatabaseProvider database, string today, bool clock, JsonObject[] definitions)
    {
        var yanta = new Yanta(await TestDistrict.StartAsync(database, At(today, "09:00")));
        await yanta.SettleAsync();
        await yanta.InstallAsync(definitions, clock);
        return yanta;
    }

    private static bool BeginsByTheClock(DefinitionFile file) => JsonNode.Parse(file.Text)?["root"]?["activities"] is JsonArray activities
        && activities.Any(a => a!["type"]?.GetValue<string>() is "Elsa.Cron" or "Elsa.Timer" && a["customProperties"]?["canStartWorkflow"]?.GetValue<bool>() is true);

    private async Task InstallAsync(IReadOnlyList<JsonObject> edited, bool clock)
    {
        var files = DefinitionFolder.Read(Repository.Path("workflows"))
            .Where(f => (clock || !BeginsByTheClock(f)) && edited.All(e => Path.GetDirectoryName(f.Name) != e["definitionId"]!.GetValue<string>()));
        await SendAsync(new ImportDefinitions([.. files, .. edited.Select(e => new DefinitionFile("edited.json", e.ToJsonString()))], "首次导入"));
    }

    private async Task SettleAsync()
    {
        await SendAsync(new ImportCalendar(
            [.. Directory.GetFiles(Repository.Path("calendars"), "*.json").Where(f => Path.GetFileNameWithoutExtension(f).All(char.IsAsciiDigit))
                .Select(f => new HolidayFile(Path.GetFileName(f), File.ReadAllText(f)))]));
        await SendAsync(new ImportRegions(
        [
            new("610100000000", "西安市"), new("610113000000", "雁塔区"), new("610113001000", "小寨路街道"), new("610113001001", "长安大学社区"),
        ]));
        var units = await SendAsync(new RegisterUnits(
        [
            new(UnitKind.DistrictOffice, "区安委办", "610113000000"),
            new(UnitKind.DistrictGovernment, "雁塔区人民政府", "610113000000"),
            new(UnitKind.Department, "区商务局", "610113000000"),
            new(UnitKind.Street, "小寨路街道办事处", "610113001000"),
            new(UnitKind.Community, "长安大学社区居委会", "610113001001"),
        ]));
        var (office, government, department, street, community) = (units[0], units[1], units[2], units[3], units[4]);
        SupervisingUnit = department;
        await AppointAsync("安委办李强", Roles.DistrictOffice, office);
        await AppointAsync("主任赵敏", Roles.ListingBody, office);
        await AppointAsync("副区长孙伟", Roles.DistrictLeader, government);
        await AppointAsync("商务局周涛", Roles.DepartmentOfficer, department);
        await AppointAsync("商务局吴静", Roles.DepartmentOfficer, department);
        await AppointAsync("街道陈军", Roles.StreetOfficer, street);
        await AppointAsync("网格员王芳", Roles.GridOfficer, community);
        var enterprise = await SendAsync(
            new RegisterEnterprise("长安百货", "91610113MA6TX00017".FixCheck(), "小寨东路1号", "5211", "百货零售", "610113001001", "刘总", "刘总", null, department),
            "街道陈军");
        (EnterpriseId, GoverningUnit) = (enterprise.EnterpriseId, enterprise.UnitId);
        await AppointAsync("企业刘总", Roles.Enterprise, GoverningUnit);
    }
}

internal static class Repository
{
    private static readonly string Root = typeof(TestDistrict).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false).Cast<System.Reflection.AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>A copy of a definition, to be edited; the newest version unless another is named.</summary>
    public static JsonObject Definition(string folder, int? version = null) => JsonNode.Parse(DefinitionFolder.Read(Path("workflows"))
        .Last(f => f.Name == System.IO.Path.Combine(folder, $"v{version}.json") || (version is null && f.Name.StartsWith(folder + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))).Text)!.AsObject();

    /// <summary>The code with its check character put right (GB 32100).</summary>
    public static string FixCheck(this string creditCode)
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        var sum = creditCode[..17].Zip(weights, (c, w) => alphabet.IndexOf(c, StringComparison.Ordinal) * w).Sum();
        return creditCode[..17] + alphabet[(31 - (sum % 31)) % 31];
    }
}
