using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.Tests.Scheduling;

public sealed class BundledCalendarsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_empty_calendar_takes_in_the_notices_once_and_a_filled_one_is_left_alone(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        var start = district.Services.GetServices<IStartup>().OfType<BundledCalendars>().Single();
        await start.RunAsync(CancellationToken.None);
        await start.RunAsync(CancellationToken.None);
        await using var scope = district.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var calendar = await scope.ServiceProvider.GetRequiredService<IWorkCalendars>().CurrentAsync(CancellationToken.None);
        calendar.Version.ShouldBe(1);
        Enumerable.Range(2018, 9).ShouldAllBe(y => calendar.IsPublished(y));
        calendar.IsWorkingDay(new DateOnly(2026, 2, 14)).ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Hosts_that_start_at_once_make_one_version(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        var start = district.Services.GetServices<IStartup>().OfType<BundledCalendars>().Single();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => start.RunAsync(CancellationToken.None))));
        (await district.SendAsync(new PreviewLimit(null, new Limit(1, LimitUnit.WorkingDays)))).Value.CalendarVersion.ShouldBe(1);
    }
}
