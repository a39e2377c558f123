using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Host.Tests.Scheduling;

/// <summary>A host whose clock jumped fires nothing until it is right again (reliability B5).</summary>
public sealed class ClockGuardTests
{
    public static TheoryData<double> Jumps => [-86_400, -3_600, -5, 5, 3_600, 86_400];

    [Theory, MemberData(nameof(Jumps))]
    public async Task Clock_that_differs_from_the_database_is_not_used_and_is_used_again_by_itself(double seconds)
    {
        var clock = new JumpingClock();
        await using var district = await StartAsync(DatabaseProvider.PostgreSQL, clock);
        var guard = district.Services.GetRequiredService<ClockGuard>();
        (await guard.NowAsync(default)).ShouldNotBeNull();
        clock.Offset = TimeSpan.FromSeconds(seconds);
        (await guard.NowAsync(default)).ShouldBeNull();
        Math.Abs((guard.Wrong!.Value - clock.Offset).TotalSeconds).ShouldBeLessThan(2);
        clock.Offset = TimeSpan.Zero;
        (await guard.NowAsync(default)).ShouldNotBeNull();
        guard.Wrong.ShouldBeNull();
    }

    [Fact]
    public async Task Host_that_starts_with_a_wrong_clock_fires_nothing_from_the_beginning()
    {
        await using var district = await StartAsync(DatabaseProvider.PostgreSQL, new JumpingClock { Offset = TimeSpan.FromHours(1) });
        (await district.Services.GetRequiredService<ClockGuard>().NowAsync(default)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Jumps))]
    public async Task On_the_embedded_database_the_clock_is_held_against_the_time_that_really_ran(double seconds)
    {
        var clock = new JumpingClock { Standing = TimeSpan.Zero };
        await using var district = await StartAsync(DatabaseProvider.Sqlite, clock);
        var guard = district.Services.GetRequiredService<ClockGuard>();
        (await guard.NowAsync(default)).ShouldNotBeNull();
        clock.Standing += TimeSpan.FromHours(3);
        (await guard.NowAsync(default)).ShouldNotBeNull("time that runs is no jump");
        clock.Offset = TimeSpan.FromSeconds(seconds);
        (await guard.NowAsync(default)).ShouldBeNull();
        clock.Standing += TimeSpan.FromMinutes(1);
        (await guard.NowAsync(default)).ShouldBeNull();
        clock.Offset = TimeSpan.Zero;
        (await guard.NowAsync(default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task On_the_embedded_database_a_clock_that_was_set_on_purpose_is_taken_after_a_while()
    {
        var clock = new JumpingClock { Standing = TimeSpan.Zero };
        await using var district = await StartAsync(DatabaseProvider.Sqlite, clock);
        var guard = district.Services.GetRequiredService<ClockGuard>();
        await guard.NowAsync(default);
        clock.Offset = TimeSpan.FromHours(1);
        (await guard.NowAsync(default)).ShouldBeNull();
        clock.Standing += TimeSpan.FromMinutes(9);
        (await guard.NowAsync(default)).ShouldBeNull();
        clock.Standing += TimeSpan.FromMinutes(2);
        (await guard.NowAsync(default)).ShouldNotBeNull();
        clock.Standing += TimeSpan.FromSeconds(1);
        (await guard.NowAsync(default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Sweep_stops_between_two_batches_when_the_clock_turns_wrong()
    {
        var clock = new JumpingClock();
        await using var district = await StartAsync(DatabaseProvider.PostgreSQL, clock);
        var asked = 0;
        var fired = await district.Services.GetRequiredService<DueSweep>().RunAsync(
            _ => Task.FromResult<DateTimeOffset?>(++asked > 3 ? null : clock.GetUtcNow()), CancellationToken.None);
        (fired, asked).ShouldBe((0, 1), "nothing was due");
    }

    private static Task<TestDistrict> StartAsync(DatabaseProvider provider, JumpingClock clock) =>
        TestDistrict.StartAsync(provider, configure: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));

    /// <summary>The real clock, or one that stands, with a wall clock that can be set apart from the time that runs.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public TimeSpan? Standing { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => (Standing is { } ran ? TestDistrict.Monday + ran : System.GetUtcNow()) + Offset;

        public override long GetTimestamp() => (Standing ?? System.GetElapsedTime(0)).Ticks;
    }
}
