using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.People;

public sealed class LeaveTests
{
    private static readonly DateOnly Day = new(2018, 9, 1);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_substitute_goes_on_with_a_task_that_the_one_away_had_taken_until_they_are_back(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        var claimed = (await stage.SendAsync(new ClaimWorkItem(task.Task.Id, task.Task.Version), "street-officer")).Value;
        var form = new CompleteWorkItem(task.Task.Id, "Done", new JsonObject { ["percent"] = 40, ["text"] = "已更换软管" }, claimed.Version);
        (await stage.SendAsync(form, "street-colleague")).Refusals[0].Code.ShouldBe("work-item.claimed");

        var leave = (await stage.SendAsync(new RecordLeave(stage.Town["street-officer"].PersonId, stage.Town["street-colleague"].PersonId, Day, Day.AddDays(3)), "street-officer")).Value;
        var substitute = await ActorAsync(stage, "street-colleague");
        substitute.StandsInFor.ShouldBe([stage.Town["street-officer"].PersonId]);
        (await stage.District.SendAsync(new MyTasks(), substitute)).Value.Page.Items.ShouldHaveSingleItem().MayDo.ShouldBeTrue();

        (await stage.SendAsync(new EndLeave(leave), "street-officer")).Succeeded.ShouldBeTrue();
        var colleague = await ActorAsync(stage, "street-colleague");
        colleague.StandsInFor.ShouldBeEmpty();
        (await stage.District.SendAsync(form, colleague)).Refusals[0].Code.ShouldBe("work-item.claimed");

        await stage.SendAsync(new RecordLeave(stage.Town["street-officer"].PersonId, stage.Town["street-colleague"].PersonId, Day.AddDays(1), Day.AddDays(3)), "street-officer");
        stage.District.Time.Advance(TimeSpan.FromDays(1));
        (await stage.District.SendAsync(new MyTasks(), await ActorAsync(stage, "street-colleague"))).Value.Counts.Mine.ShouldBe(1);
        (await stage.District.SendAsync(form, await ActorAsync(stage, "street-colleague"))).Succeeded.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_leave_is_ended_by_its_person_or_their_leader_and_one_to_come_falls_away(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var holder = await district.EnrolAsync("王建国", Roles.StreetOfficer, "小寨路街道");
        var colleague = await district.EnrolAsync("李秀英", Roles.StreetOfficer, "小寨路街道");
        var leader = await district.EnrolAsync("周文博", Roles.StreetLeader, "小寨路街道");
        var today = district.Product.Time.Today();
        var leave = (await SendAsync(district, new RecordLeave(holder, colleague, today.AddDays(5), today.AddDays(6)), holder)).Value;
        (await CodeAsync(district, new RecordLeave(holder, colleague, today.AddDays(6), today.AddDays(7)), holder)).ShouldBe("leave.overlaps");
        (await CodeAsync(district, new RecordLeave(holder, colleague, today.AddDays(-3), today.AddDays(-1)), holder)).ShouldBe("leave.over");

        var seen = (await SendAsync(district, new ListLeaves(), leader)).Value;
        (seen.Leads, seen.Leaves.ShouldHaveSingleItem().State, seen.Leaves[0].MayEnd).ShouldBe((true, "coming", true));
        (await SendAsync(district, new ListLeaves(), colleague)).Value.Leaves.ShouldHaveSingleItem().MayEnd.ShouldBeFalse();
        (await CodeAsync(district, new EndLeave(leave), colleague)).ShouldBe("leave.unknown");
        (await CodeAsync(district, new EndLeave(leave), leader)).ShouldBeNull();
        (await SendAsync(district, new ListLeaves(), leader)).Value.Leaves.ShouldBeEmpty();
    }

    private static async Task<Actor> ActorAsync(CaseStage stage, string who)
    {
        await using var scope = stage.District.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return (await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(stage.Town[who].PersonId, default))!;
    }

    private static async Task<Result<T>> SendAsync<T>(SmallDistrict district, MediatR.IRequest<Result<T>> request, Guid by) =>
        await district.Product.SendAsync(request, await district.ActorAsync(by));

    private static async Task<string?> CodeAsync<T>(SmallDistrict district, MediatR.IRequest<Result<T>> request, Guid by) =>
        (await SendAsync(district, request, by)).Refusals.SingleOrDefault()?.Code;
}
