using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.KeyChecks;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.Tests.Inspections;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.KeyChecks;

/// <summary>Who owes a check of a key object, and which checks count (R112, R118, R119).</summary>
public sealed class KeyCheckTests
{
    private static readonly DateOnly Monday = new(2019, 3, 4);

    [Theory]
    [InlineData("2018-10-07", KeyCheckKinds.Week, "2018-10-01", "2018-10-07")]
    [InlineData("2018-10-01", KeyCheckKinds.Week, "2018-10-01", "2018-10-07")]
    [InlineData("2019-02-28", KeyCheckKinds.Month, "2019-02-01", "2019-02-28")]
    [InlineData("2020-02-01", KeyCheckKinds.Month, "2020-02-01", "2020-02-29")]
    public void A11_Week_is_monday_to_sunday_and_a_month_is_the_calendars(string day, string kind, string first, string last) =>
        KeyCheckKinds.Period(kind, DateOnly.Parse(day, null)).ShouldBe((DateOnly.Parse(first, null), DateOnly.Parse(last, null)));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_and_department_owe_one_check_each_and_only_their_own_counts(DatabaseProvider database)
    {
        await using var stage = await StartAsync(database);
        (await StatesAsync(stage)).ShouldBe(["month open", "week open"]);

        await CheckAsync(stage, Monday, "grid-officer");
        (await StatesAsync(stage)).ShouldBe(["month open", "week open"]);
        await CheckAsync(stage, Monday, "street-officer");
        (await StatesAsync(stage)).ShouldBe(["month open", "week done"]);
        await CheckAsync(stage, Monday, "department-officer");
        (await StatesAsync(stage)).ShouldBe(["month done", "week done"]);
        stage.Processes.Published.Count(p => p.Event == "KeyChecksDone").ShouldBe(2);
        (await ListAsync(stage)).ShouldAllBe(c => c.Checks.Count == 1);
    }

    /// <summary>The list lifted the scope of the rounds, and EF with it that of the enterprises: every street saw the key objects of all.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_sees_the_checks_owed_at_its_own_enterprises_alone(DatabaseProvider database)
    {
        await using var stage = await StartAsync(database);
        (await stage.SendAsync(new ListKeyChecks(), "street-officer")).Value.Page.Total.ShouldBe(2);
        (await stage.SendAsync(new ListKeyChecks(), "district-officer")).Value.Page.Total.ShouldBe(2);

        var others = (await stage.SendAsync(new ListKeyChecks(), "other-street-officer")).Value;
        (others.Page.Total, others.Page.Items.Count, others.Kinds.Count, others.Holders.Count).ShouldBe((0, 0, 0, 0));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Week_without_a_check_is_a_breach_until_a_phone_sends_one_that_was_made_in_it(DatabaseProvider database)
    {
        await using var stage = await StartAsync(database);
        stage.District.Time.SetUtcNow(Monday.AddDays(7).StartOfDay());
        await EndAsync(stage, Monday);
        (await WeeksAsync(stage)).ShouldBe(["03-11 open", "03-04 breach"]);

        await CheckAsync(stage, Monday.AddDays(6), "street-officer");
        (await WeeksAsync(stage)).ShouldBe(["03-11 open", "03-04 done"]);
    }

    [Fact]
    public async Task As_many_checks_are_needed_as_the_version_of_the_process_says()
    {
        await using var stage = await StartAsync(DatabaseProvider.Sqlite);
        await CheckAsync(stage, Monday, "grid-officer");
        await stage.SendAsync(new BeginKeyChecks(await RoundAsync(stage, Monday), 2, false, CommunitiesCount: true));
        (await StatesAsync(stage)).ShouldBe(["month open", "week open"]);
        await CheckAsync(stage, Monday, "street-officer");
        (await StatesAsync(stage)).ShouldBe(["month open", "week done"]);
    }

    [Fact]
    public async Task C49_Under_direct_supervision_only_the_department_checks_each_month()
    {
        await using var stage = await StartAsync(DatabaseProvider.Sqlite, designate: false);
        (await stage.SendAsync(new SuperviseDirectly(stage.Town.Restaurant, stage.Town.Government, "high-risk", "雁安办〔2019〕1号", Monday), "district-officer")).Refusals.ShouldBeEmpty();
        await DesignateAsync(stage);
        (await ListAsync(stage)).Select(c => $"{c.Kind} {c.HolderName}").ShouldBe(["month 雁塔区人民政府"]);
    }

    [Fact]
    public async Task Nothing_is_owed_any_more_when_the_object_leaves_and_again_when_it_comes_back()
    {
        await using var stage = await StartAsync(DatabaseProvider.Sqlite);
        (await stage.SendAsync(new EndKeyDesignation(stage.Town.Restaurant, Monday, "风险降低"), "street-officer")).Refusals.ShouldBeEmpty();
        (await StatesAsync(stage)).ShouldBe(["month not-applicable", "week not-applicable"]);
        stage.Processes.Published.Count(p => p.Event == "KeyChecksCalledOff").ShouldBe(2);
        stage.District.Time.SetUtcNow(Monday.AddDays(7).StartOfDay());
        await EndAsync(stage, Monday);
        (await WeeksAsync(stage)).ShouldBe(["03-04 not-applicable"]);

        await DesignateAsync(stage);
        (await WeeksAsync(stage)).ShouldBe(["03-11 open", "03-04 not-applicable"]);
        (await StatesAsync(stage)).ShouldContain("month open");
    }

    private static async Task<CaseStage> StartAsync(DatabaseProvider database, bool designate = true)
    {
        var stage = await CaseStage.StartAsync(database, "2019-03-04T10:00:00+08:00");
        if (designate)
        {
            await DesignateAsync(stage);
        }

        return stage;
    }

    private static async Task DesignateAsync(CaseStage stage) =>
        (await stage.SendAsync(new DesignateKeyObject(stage.Town.Restaurant, stage.Now.ChinaDate(), "人员密集"), "street-officer")).Refusals.ShouldBeEmpty();

    private static Task CheckAsync(CaseStage stage, DateOnly day, string who) =>
        stage.RecordAsync(stage.Check(day.At(new TimeOnly(9, 0))) with { SiteKinds = ["restaurant"] }, who);

    private static async Task EndAsync(CaseStage stage, DateOnly week) =>
        (await stage.SendAsync(new EndKeyChecks(await RoundAsync(stage, week), false))).Refusals.ShouldBeEmpty();

    private static async Task<Guid> RoundAsync(CaseStage stage, DateOnly week) => (await ListAsync(stage)).Single(c => c.Kind == KeyCheckKinds.Week && c.FirstDay == week).RoundId;

    private static async Task<IReadOnlyList<KeyCheckItem>> ListAsync(CaseStage stage) => (await stage.SendAsync(new ListKeyChecks(), "street-officer")).Value.Page.Items;

    private static async Task<IEnumerable<string>> StatesAsync(CaseStage stage) => (await ListAsync(stage)).Select(c => $"{c.Kind} {c.State}").Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> WeeksAsync(CaseStage stage) =>
        (await ListAsync(stage)).Where(c => c.Kind == KeyCheckKinds.Week).Select(c => $"{c.FirstDay:MM-dd} {c.State}");
}
