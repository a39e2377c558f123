using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Tests.Deadlines;

namespace CaseFlow.Domain.Tests.Notices;

public class DeliveryHoldTests
{
    private static readonly IWorkCalendar Calendar = new WorkCalendar(
        1, [new(new DateOnly(2026, 10, 1), "国庆节", true), new(new DateOnly(2026, 10, 2), "国庆节", true), new(new DateOnly(2026, 10, 10), "调休", false)], [2026]);

    [Theory]
    [InlineData("2026-11-23T21:59:59", "2026-11-23T21:59:59")]
    [InlineData("2026-11-23T22:00:00", "2026-11-24T07:00:00")]
    [InlineData("2026-11-24T06:59:00", "2026-11-24T07:00:00")]
    [InlineData("2026-11-24T07:00:00", "2026-11-24T07:00:00")]
    public void Quiet_hours_over_midnight_hold_until_they_end(string at, string leaves) =>
        DeliveryHold.Allowed(Instant(at), Rules(quiet: true), Calendar).ShouldBe(Instant(leaves));

    [Theory]
    [InlineData("2026-11-27T21:00:00", "2026-11-27T21:00:00")]
    [InlineData("2026-11-28T09:00:00", "2026-11-30T07:00:00")]
    [InlineData("2026-11-27T23:00:00", "2026-11-30T07:00:00")]
    [InlineData("2026-09-30T23:00:00", "2026-10-05T07:00:00")]
    [InlineData("2026-10-10T09:00:00", "2026-10-10T09:00:00")]
    public void Days_off_by_the_calendar_hold_until_the_next_working_day(string at, string leaves) =>
        DeliveryHold.Allowed(Instant(at), Rules(quiet: true, workingDays: true), Calendar).ShouldBe(Instant(leaves));

    [Fact]
    public void A_reminder_is_never_held_to_its_due_instant()
    {
        var night = Instant("2026-11-27T23:00:00");
        DeliveryHold.Before(Instant("2026-11-28T00:00:00"), night, Rules(quiet: true), Calendar).ShouldBe(night);
        DeliveryHold.Before(Instant("2026-11-28T07:00:00"), night, Rules(quiet: true), Calendar).ShouldBe(night);
        DeliveryHold.Before(Instant("2026-11-28T07:00:01"), night, Rules(quiet: true), Calendar).ShouldBe(Instant("2026-11-28T07:00:00"));
        DeliveryHold.Before(Instant("2026-11-27T20:00:00"), night, Rules(quiet: true), Calendar).ShouldBe(Instant("2026-11-28T07:00:00"));
    }

    [Theory]
    [InlineData("2026-11-27T08:00:00", "2026-11-27T08:30:00")]
    [InlineData("2026-11-27T08:30:00", "2026-11-30T08:30:00")]
    public void The_next_digest_comes_at_its_hour_on_the_next_day_that_counts(string now, string next) =>
        DeliveryHold.NextDigest(Instant(now), new TimeOnly(8, 30), Rules(workingDays: true), Calendar).ShouldBe(Instant(next));

    private static DeliveryRuleSet Rules(bool quiet = false, bool workingDays = false) => new()
    {
        Id = Guid.NewGuid(), FirstDay = new DateOnly(2026, 1, 1), QuietFrom = quiet ? new TimeOnly(22, 0) : null, QuietTo = quiet ? new TimeOnly(7, 0) : null,
        WorkingDaysOnly = workingDays, DigestAt = new TimeOnly(8, 30), Urgent = "", InAppOnly = false, ChangedBy = "",
    };

    private static DateTimeOffset Instant(string local) => LimitTests.Instant($"{local}+08:00");
}
