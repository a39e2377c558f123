using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

public sealed class ReminderTests
{
    /// <summary>Reliability B10: half, three working days, one working day, the day; each once, to whoever holds the post then.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Each_step_goes_out_once_to_whoever_is_in_charge_at_that_moment(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-11-27", "09:00");
        await yanta.DismissAsync("商务局周涛", Roles.DepartmentOfficer, yanta.SupervisingUnit);
        await yanta.AppointAsync("商务局郑洁", Roles.DepartmentOfficer, yanta.SupervisingUnit);
        await yanta.PassAsync("2018-12-12", "12:00");
        await yanta.DismissAsync("商务局郑洁", Roles.DepartmentOfficer, yanta.SupervisingUnit);
        await yanta.AppointAsync("商务局钱进", Roles.DepartmentOfficer, yanta.SupervisingUnit);
        await yanta.PassAsync("2018-12-14", "23:59:59");

        (await yanta.RemindersAsync("企业刘总", supervised)).ShouldBe(
        [
            Yanta.At("2018-11-27", "09:00"), Yanta.At("2018-12-11", "09:00"), Yanta.At("2018-12-13", "09:00"), Yanta.At("2018-12-14", "09:00"),
        ]);
        (await yanta.RemindersAsync("商务局郑洁", supervised)).ShouldBe([Yanta.At("2018-12-11", "09:00")]);
        (await yanta.RemindersAsync("商务局钱进", supervised)).ShouldBe([Yanta.At("2018-12-13", "09:00"), Yanta.At("2018-12-14", "09:00")]);
    }

    /// <summary>Two tasks run side by side; each is reminded of to those who hold it.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Reminder_of_a_task_goes_to_its_own_holders(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(35);
        await yanta.PassAsync("2018-11-16", "12:00");
        (await yanta.NoticesAsync("安委办李强", supervised)).Count(t => t.Contains("公告挂牌", StringComparison.Ordinal)).ShouldBe(2);
        (await yanta.NoticesAsync("企业刘总", supervised)).ShouldNotContain(t => t.Contains("公告挂牌", StringComparison.Ordinal));
        await yanta.PassAsync("2018-12-07", "12:00");
        (await yanta.NoticesAsync("企业刘总", supervised)).Count(t => t.Contains("报送治理方案", StringComparison.Ordinal)).ShouldBe(1);
    }

    /// <summary>Reliability B11: what was accepted is never reminded of again.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Accepted_work_is_never_reminded_of(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await supervised.RequestAcceptanceAsync();
        await yanta.PassAsync("2018-12-11", "08:59:59");
        await supervised.PassReviewAsync();
        await yanta.PassAsync("2018-12-20", "12:00");
        (await yanta.RemindersAsync("企业刘总", supervised)).ShouldBe([Yanta.At("2018-11-27", "09:00")]);
    }
}
