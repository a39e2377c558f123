using CaseFlow.Domain.Experts;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Experts;

/// <summary>The register of third-party technical bodies and their experts (R45).</summary>
public sealed class ExpertRegisterTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Register_of_the_district_is_searched_and_counted_by_all_its_offices(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var all = await stage.DoneAsync(new ListExperts(), "street-officer");
        all.Page.Items.Select(e => (e.Name, e.State)).ShouldBe([("岳专家", ExpertStates.Ready), ("沈专家", ExpertStates.Ready)], ignoreOrder: true);
        all.Specialties.Select(s => (s.Key, s.Count)).ShouldBe([("消防", 1), ("危化", 1)], ignoreOrder: true);
        (await stage.DoneAsync(new ListExperts("危化"), "department-officer")).Page.Items.ShouldHaveSingleItem().Id.ShouldBe(stage.Chemicals);
        (await stage.DoneAsync(new ExpertDetails(stage.Fire), "street-officer")).Phone.ShouldBe("139****0001");

        stage.Town.District.Time.SetUtcNow(new DateTimeOffset(2018, 11, 1, 9, 0, 0, TimeSpan.FromHours(8)));
        (await stage.DoneAsync(new ListExperts(State: ExpertStates.Expired))).Page.Items.ShouldHaveSingleItem().Id.ShouldBe(stage.Fire);
        stage.Town.District.Time.SetUtcNow(new DateTimeOffset(2019, 1, 1, 9, 0, 0, TimeSpan.FromHours(8)));
        (await stage.DoneAsync(new ListExperts())).States.Select(s => (s.Key, s.Count)).ShouldBe([(ExpertStates.Expired, 2)]);
        (await stage.DoneAsync(new ListBodies())).Page.Items.ShouldHaveSingleItem().State.ShouldBe(ExpertStates.Expired);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Entry_is_corrected_and_renewed_but_not_once_it_has_ended(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        await stage.DoneAsync(new CorrectBody(stage.Body, "安评技术有限公司", "安全评价机构甲级", "APJ-002", new(2020, 12, 31)));
        await stage.DoneAsync(new CorrectExpert(stage.Fire, "消防工程", null, "XF-2", new(2020, 6, 30)));
        var expert = (await stage.DoneAsync(new ExpertDetails(stage.Fire))).Item;
        (expert.BodyName, expert.Specialty, expert.CertificateUntil).ShouldBe(("安评技术有限公司", "消防工程", new DateOnly(2020, 6, 30)));
        (await stage.DoneAsync(new FindUnits([UnitKind.TechnicalBody]))).ShouldHaveSingleItem().Name.ShouldBe("安评技术有限公司");

        await stage.DoneAsync(new EndExpert(stage.Fire, ExpertStage.Today, "离职"));
        await stage.RefusedAsync(new CorrectExpert(stage.Fire, "消防", null, null, null), "district-officer", "expert.ended");
        (await stage.DoneAsync(new ExpertDetails(stage.Fire))).EndedOn.ShouldBe(ExpertStage.Today);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Post_to_sign_in_by_ends_with_the_register(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        stage.Expert.Roles.ShouldBe([Roles.ThirdPartyExpert]);
        stage.Expert.RegionPath.ShouldBeNull();
        await stage.DoneAsync(new EndBody(stage.Body, ExpertStage.Today, "合同到期"));

        (await stage.DoneAsync(new ListExperts())).States.Select(s => (s.Key, s.Count)).ShouldBe([(ExpertStates.Ended, 2)]);
        await using var scope = stage.Town.District.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(stage.Expert.PersonId, default)).ShouldBeNull();
        await stage.RefusedAsync(new RegisterExpert(stage.Body, "新专家", "消防"), "district-officer", "body.ended");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_does_not_keep_the_register_or_writes_something_impossible_is_refused(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var body = new RegisterBody("另一机构", "检测", "J-1", new(2020, 1, 1));
        await stage.RefusedAsync(body, "street-officer", "access.role");
        await stage.RefusedAsync(new ListExperts(), "owner", "access.role");
        await stage.RefusedAsync(body with { Name = "安评技术公司" }, "district-officer", "body.registered-already");
        await stage.RefusedAsync(body with { Name = "甲\0" }, "district-officer", "expert.characters");
        await stage.RefusedAsync(body with { Name = new string('甲', 121) }, "district-officer", "validation.maximum-length");
        await stage.RefusedAsync(body with { ValidUntil = default }, "district-officer", "body.day-missing");
        await stage.RefusedAsync(new ListExperts("\0"), "district-officer", "expert.characters");
        await stage.RefusedAsync(new RegisterExpert(Guid.NewGuid(), "某人", "消防"), "district-officer", "body.unknown");
        await stage.RefusedAsync(new RegisterExpert(stage.Body, " ", "消防"), "district-officer", "expert.name-missing");
        await stage.RefusedAsync(new RegisterExpert(stage.Body, null, "消防", PersonId: stage.Town.Town["owner"].PersonId), "district-officer", "expert.not-of-body");
        await stage.RefusedAsync(new RegisterExpert(stage.Body, null, "消防", PersonId: stage.Expert.PersonId), "district-officer", "expert.registered-already");
        await stage.RefusedAsync(new EndExpert(stage.Fire, new(2018, 9, 2), "离职"), "district-officer", "expert.last-day-to-come");
        await stage.RefusedAsync(new EndExpert(stage.Fire, new(2018, 8, 31), "离职"), "district-officer", "expert.last-day-before");

        // Nobody from outside holds a post inside, and nobody from inside one outside.
        (await stage.Town.SendAsync(new AppointToPost(stage.Expert.PersonId, Roles.StreetOfficer, stage.Body))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("post.role-unfit");
        (await stage.Town.SendAsync(new AppointToPost(stage.Expert.PersonId, Roles.ThirdPartyExpert, stage.Town.Town.Bureau))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("post.role-unfit");
    }
}
