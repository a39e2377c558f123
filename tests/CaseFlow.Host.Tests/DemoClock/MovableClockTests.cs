using CaseFlow.Host.DemoClock;

namespace CaseFlow.Host.Tests.DemoClock;

public sealed class MovableClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_happens_at_one_instant_keeps_its_order_and_stays_in_its_second()
    {
        var clock = new MovableClock(Start);
        var readings = Enumerable.Range(0, 1_000_100).Select(_ => clock.GetUtcNow()).ToList();
        readings.Take(1000).ShouldBeInOrder(SortDirection.Ascending);
        readings.Take(1000).ShouldBeUnique();
        readings[^1].ShouldBeLessThan(Start.AddSeconds(1));
        clock.Now.ShouldBe(Start);
    }

    [Fact]
    public void It_moves_forward_and_never_back()
    {
        var clock = new MovableClock(Start);
        clock.Advance(Start.AddDays(1));
        clock.Advance(Start);
        clock.Now.ShouldBe(Start.AddDays(1));
        clock.GetUtcNow().ShouldBeGreaterThan(Start.AddDays(1));
    }

    [Theory]
    [InlineData("2026-11-23T09:00:00+08:00")]
    [InlineData("2026-11-23T09:00+08:00")]
    [InlineData("2026-11-23T01:00:00Z")]
    [InlineData("2026-11-23T09:00:00")]
    [InlineData("2026-11-23T09:00")]
    [InlineData(" 2026-11-23T09:00:00.000+08:00 ")]
    [InlineData("2026-11-23T01:00:00.0000000Z")]
    public void An_instant_without_an_offset_is_the_time_in_China(string text) => DemoInstant.Parse(text).ShouldBe(Start);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-11-23")]
    [InlineData("2026-02-30T09:00:00+08:00")]
    [InlineData("23.11.2026 09:00")]
    [InlineData("2009-12-31T23:59:59Z")]
    [InlineData("2150-01-01T00:00:00Z")]
    public void What_is_no_instant_is_not_guessed_at(string? text) => DemoInstant.Parse(text).ShouldBeNull();
}
