using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Reliability.Tests;

/// <summary>Reminders due at one instant while two hosts look for them (reliability B10, C1).</summary>
public class ReminderTests
{
    private static readonly int Count = Rounds.Long ? 3400 : 150;

    [Fact]
    public async Task Two_hosts_send_each_reminder_once_with_one_message_to_each_gateway()
    {
        await using var trial = await Trial.AfterFirstStartAsync(DatabaseProvider.PostgreSQL, district: false);
        await PrepareAsync(trial);
        await using var one = await trial.StartHostAsync(environment: Deadlines.NoDemo);
        await using var other = await trial.StartHostAsync(environment: Deadlines.NoDemo);

        var done = await Trial.UntilAsync(async () => await trial.NumberAsync("select count(*) from notices") >= Count, TimeSpan.FromMinutes(3));
        done.ShouldBeTrue(one.Log + other.Log);
        (await trial.NumberAsync("select count(*) from notices")).ShouldBe(Count);
        (await trial.NumberAsync("select count(distinct subject_id) from notices")).ShouldBe(Count);
        (await trial.NumberAsync("select count(*) from outbox_messages where channel = 'Webhook'")).ShouldBe(Count);
        (await trial.NumberAsync("select count(distinct notice_id) from outbox_messages")).ShouldBe(Count);
        (await trial.NumberAsync("select count(*) from deadline_steps")).ShouldBe(Count);
    }

    /// <summary>Deadlines whose half is over as soon as a host looks; a gateway that no message reaches.</summary>
    private static async Task PrepareAsync(Trial trial)
    {
        await using var services = trial.Compose();
        async Task<T> SendAsync<T>(IRequest<Result<T>> request)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
            var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
            answer.Refusals.ShouldBeEmpty();
            return answer.Value;
        }

        await SendAsync(new ImportRegions([new("610100000000", "西安市"), new("610113000000", "雁塔区"), new("610113001000", "小寨路街道")]));
        var unit = (await SendAsync(new RegisterUnits([new(UnitKind.Street, "小寨路街道办事处", "610113001000")])))[0];
        await SendAsync(new AppointToPost(await SendAsync(new RegisterPerson("张伟", null, null)), Roles.StreetOfficer, unit));
        await SendAsync(new SaveWebhookTarget(null, "网关", "https://gateway.invalid/hook", "0123456789abcdef", On: true));
        var ladder = new ReminderLadder(new TimeOnly(9, 0), [new("half", LadderPoint.Percent, 50, [$"role:{Roles.StreetOfficer}"], "{due} {left}")]);
        var from = services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(-1).AddSeconds(5 + (Count / 20));
        for (var i = 0; i < Count; i++)
        {
            await SendAsync(new StartDeadline(Guid.CreateVersion7(), Guid.Empty, "report", "月报", new Limit(2, LimitUnit.Hours), from, null, ladder));
        }
    }
}
