using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.People;

/// <summary>Five levels in one database: a city office sees all districts, a district its own (R24).</summary>
public sealed class FiveLevelsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task City_office_sees_both_districts_and_each_district_its_own(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var (city, other, _) = await SecondDistrictAsync(stage);
        var theirs = (await stage.District.SendAsync(
            new RegisterEnterprise("新城百货", "91350100M000100Y43", "解放路 1 号", "5211", "百货零售", "610102001001", "郑亚楠", "刘德胜", null, null, Category: "13", Since: new(2018, 8, 1)), other)).Value.EnterpriseId;
        await stage.SendAsync(await stage.HazardFormAsync(), "street-officer");

        (await SeesAsync(city)).ShouldBe((3, 1, true, true));
        (await SeesAsync(other)).ShouldBe((1, 0, true, false));
        (await SeesAsync(stage.Town["district-officer"])).ShouldBe((2, 1, false, true));

        async Task<(int Enterprises, int Hazards, bool Theirs, bool Ours)> SeesAsync(Actor who)
        {
            var enterprises = (await stage.District.SendAsync(new ListEnterprises(), who)).Value;
            enterprises.States.Sum(s => s.Count).ShouldBe(enterprises.Page.Total);
            return (enterprises.Page.Total, (await stage.District.SendAsync(new ListHazards(), who)).Value.Page.Total,
                (await stage.District.SendAsync(new EnterpriseDetails(theirs), who)).Succeeded, (await stage.District.SendAsync(new EnterpriseDetails(stage.Town.Restaurant), who)).Succeeded);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Notice_for_the_district_office_goes_to_that_of_its_district_alone(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var (_, other, _) = await SecondDistrictAsync(stage);
        var hazard = (await stage.SendAsync(await stage.HazardFormAsync(), "street-officer")).Value.HazardId;

        var sent = await stage.SendAsync(new SendNotice(hazard, "test", [PartyKeys.DistrictOffice, "role:district-leader"], "请关注", "请关注"));

        sent.Value.Recipients.ShouldBe(["孙科员", "赵区长"]);
        (await stage.District.SendAsync(new MyNotices(new PageRequest()), other)).Value.Notices.Items.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Hazard_that_goes_up_to_the_city_is_the_city_offices_to_handle_and_to_prompt(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var (city, _, cityUnit) = await SecondDistrictAsync(stage);
        var hazard = (await stage.SendAsync(await stage.HazardFormAsync(), "street-officer")).Value.HazardId;

        (await stage.SendAsync(new EnterHazardStation(hazard, HazardStations.City, "sent-up", null, "需市级协调", null))).Refusals.ShouldBeEmpty();

        var way = (await stage.District.SendAsync(new HazardWay(hazard), city)).Value;
        way.HolderName!.ShouldContain("市安委办");
        (await stage.SendAsync(new ListHazards(HolderUnitId: cityUnit), "district-officer")).Value.Page.Total.ShouldBe(1);
        (await stage.District.SendAsync(new PromptHazard(hazard, "请三日内处置"), city)).Refusals.ShouldBeEmpty();
    }

    private static async Task<(Actor City, Actor Other, Guid CityUnit)> SecondDistrictAsync(CaseStage stage)
    {
        (await stage.SendAsync(new ImportRegions(
        [
            new("610100000000", "西安市"), new("610102000000", "新城区"), new("610102001000", "西一路街道"), new("610102001001", "崇孝路社区"), new("610113000000", "雁塔区"),
            new(Town.Xiaozhai, "小寨路街道"), new(Town.Yuhuazhai, "鱼化寨街道"), new(Town.XiaozhaiCommunity, "长安大学社区"), new(Town.YuhuazhaiCommunity, "鱼化社区"),
        ]))).Refusals.ShouldBeEmpty();
        var units = (await stage.SendAsync(new RegisterUnits(
            [new(UnitKind.City, "市安委办", "610100000000"), new(UnitKind.DistrictOffice, "新城区安委办", "610102000000"), new(UnitKind.Street, "西一路街道办事处", "610102001000")]))).Value;
        return (await AppointAsync(stage, "市安委办刘处长", Roles.CityOffice, units[0]), await AppointAsync(stage, "新城区高科员", Roles.DistrictOffice, units[1]), units[0]);
    }

    private static async Task<Actor> AppointAsync(CaseStage stage, string name, string role, Guid unit)
    {
        var person = (await stage.SendAsync(new RegisterPerson(name, null, null))).Value;
        (await stage.SendAsync(new AppointToPost(person, role, unit))).Refusals.ShouldBeEmpty();
        await using var scope = stage.District.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(person, default))!;
    }
}
