using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.SubRegisters;
using CaseFlow.Domain.Timeline;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.KeyObjects;

/// <summary>Which enterprises are key objects, and why (R117; acceptance C44).</summary>
public sealed class KeyObjectTests
{
    private static readonly DateOnly Today = new(2019, 3, 4);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C44_Enterprise_is_a_key_object_from_the_regrading_of_its_hazard_until_it_is_closed(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2019-03-01T10:00:00+08:00");
        var hazard = (await stage.SendAsync(await stage.HazardFormAsync() with { Grade = HazardGrades.General }, "street-officer")).Value.HazardId;
        stage.District.Time.SetUtcNow(Today.At(new TimeOnly(10, 0)));
        (await GroundsAsync(stage, Today)).ShouldBeEmpty();

        (await stage.SendAsync(new RegradeHazard(hazard, HazardGrades.Major, "整改难度大"), "street-officer")).Refusals.ShouldBeEmpty();
        (await GroundsAsync(stage, Today)).ShouldBe([KeyGrounds.MajorHazard]);
        (await GroundsAsync(stage, Today.AddDays(-1))).ShouldBeEmpty();
        (await stage.SendAsync(new CaseTimeline(stage.Town.Restaurant))).Value.Items.Select(i => i.Kind).ShouldContain("timeline.key-object-joined");

        stage.District.Time.SetUtcNow(Today.AddDays(10).At(new TimeOnly(10, 0)));
        (await stage.SendAsync(new CloseHazard(hazard))).Refusals.ShouldBeEmpty();
        (await GroundsAsync(stage, Today.AddDays(10))).ShouldBeEmpty();
        (await GroundsAsync(stage, Today.AddDays(9))).ShouldBe([KeyGrounds.MajorHazard]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_has_several_grounds_at_once_and_leaves_the_list_with_the_last(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2019-03-04T10:00:00+08:00");
        var hazard = await stage.ReportAsync();
        var source = await SourceAsync(stage);
        (await DesignateAsync(stage)).ShouldBeEmpty();
        (await GroundsAsync(stage, Today)).ShouldBe([KeyGrounds.MajorSource, KeyGrounds.Decision, KeyGrounds.MajorHazard], ignoreOrder: true);

        stage.District.Time.SetUtcNow(Today.AddDays(1).At(new TimeOnly(10, 0)));
        await stage.SendAsync(new RegradeHazard(hazard.HazardId, HazardGrades.General, "复核后为一般隐患"), "street-officer");
        await stage.SendAsync(new EndKeyDesignation(stage.Town.Restaurant, Today.AddDays(1), "风险降低"), "street-officer");
        (await GroundsAsync(stage, Today.AddDays(1))).ShouldBe([KeyGrounds.MajorSource]);
        await stage.SendAsync(new EndRegisterEntry(source, Today.AddDays(1), "储罐拆除"), "street-officer");
        (await GroundsAsync(stage, Today.AddDays(1))).ShouldBeEmpty();
        var kept = (await stage.SendAsync(new KeyGroundsOf(stage.Town.Restaurant), "street-officer")).Value;
        kept.Single(g => g.Kind == KeyGrounds.MajorSource).EndReason.ShouldBe("储罐拆除");
        (await stage.SendAsync(new CaseTimeline(stage.Town.Restaurant))).Value.Items.Count(i => i.Kind == "timeline.key-object-left").ShouldBe(1);
    }

    [Fact]
    public async Task Decision_has_a_reason_holds_once_and_is_that_of_its_own_street()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, "2019-03-04T10:00:00+08:00");
        (await DesignateAsync(stage, "other-street-officer")).ShouldBe(["enterprise.unknown"]);
        (await stage.SendAsync(new DesignateKeyObject(stage.Town.Restaurant, Today.AddDays(1), ""), "street-officer")).Refusals.Select(r => r.Field).ShouldBe(["firstDay", "reason"]);
        (await stage.SendAsync(new EndKeyDesignation(stage.Town.Restaurant, Today, "误定"), "street-officer")).Refusals.Single().Code.ShouldBe("key-object.no-decision");
        (await DesignateAsync(stage)).ShouldBeEmpty();
        (await DesignateAsync(stage)).ShouldBe(["key-object.already"]);
        (await stage.SendAsync(new EndKeyDesignation(stage.Town.Restaurant, Today.AddDays(1), "误定"), "street-officer")).Refusals.Single().Code.ShouldBe("key-object.until");
        (await stage.SendAsync(new ListKeyObjects(), "other-street-officer")).Value.Page.Total.ShouldBe(0);
        (await stage.SendAsync(new ListKeyObjects(Ground: KeyGrounds.MajorSource), "street-officer")).Value.Page.Total.ShouldBe(0);
        (await stage.SendAsync(new ListKeyObjects(), "owner")).Refusals.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Hazard_put_right_on_the_spot_or_joined_to_another_is_no_ground()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, "2019-03-04T10:00:00+08:00");
        var form = await stage.HazardFormAsync();
        await stage.SendAsync(form with { HandledOnSpot = new HandledOnSpot(stage.Now, "当场更换") }, "street-officer");
        (await GroundsAsync(stage, Today)).ShouldBeEmpty();

        var first = (await stage.SendAsync(await stage.HazardFormAsync() with { Description = "疏散通道堵塞" }, "street-officer")).Value;
        var second = (await stage.SendAsync(await stage.HazardFormAsync() with { Description = "疏散通道被堵" }, "street-officer")).Value;
        (await GroundsAsync(stage, Today)).Count.ShouldBe(2);
        (await stage.SendAsync(new JoinHazards(second.HazardId, first.HazardId, "同一隐患"), "street-officer")).Refusals.ShouldBeEmpty();
        (await GroundsAsync(stage, Today)).Count.ShouldBe(1);
    }

    private static async Task<IEnumerable<string>> DesignateAsync(CaseStage stage, string who = "street-officer") =>
        (await stage.SendAsync(new DesignateKeyObject(stage.Town.Restaurant, Today, "人员密集"), who)).Refusals.Select(r => r.Code);

    private static async Task<Guid> SourceAsync(CaseStage stage) => (await stage.SendAsync(
        new RecordRegisterEntry(stage.Town.Restaurant, RegisterKinds.MajorSource, new RegisterFacts("液氨储罐区", "BA陕雁2018-001", Level: 3, FiledOn: new(2018, 6, 1)), Today), "street-officer")).Value;

    /// <summary>The grounds of the only key object of a day; empty where there is none.</summary>
    private static async Task<IReadOnlyList<string>> GroundsAsync(CaseStage stage, DateOnly day)
    {
        var list = (await stage.SendAsync(new ListKeyObjects(day), "street-officer")).Value.Page;
        return list.Total == 0 ? [] : [.. list.Items.Single().Grounds.Select(g => g.Kind)];
    }
}
