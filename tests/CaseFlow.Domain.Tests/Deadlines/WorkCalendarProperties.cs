using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Tests.Deadlines;

/// <summary>What holds for every day and every limit; the seed is printed and CASEFLOW_SEED runs it again.</summary>
public class WorkCalendarProperties
{
    private const int Rounds = 20_000;

    private static readonly WorkCalendar Calendar = HolidayPapers.Calendar;

    private readonly Random _random;

    public WorkCalendarProperties(ITestOutputHelper output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        _random = new Random(seed);
    }

    [Fact]
    public void Adding_working_days_lands_on_a_working_day() => ForAll((day, count) =>
        Calendar.IsWorkingDay(Calendar.AddWorkingDays(day, count)));

    [Fact]
    public void Adding_in_two_parts_is_adding_the_sum() => ForAll((day, count) =>
    {
        var part = Math.Sign(count) * _random.Next(1, Math.Abs(count) + 1);
        return Calendar.AddWorkingDays(day, count)
            == (part == count ? Calendar.AddWorkingDays(day, part) : Calendar.AddWorkingDays(Calendar.AddWorkingDays(day, part), count - part));
    });

    [Fact]
    public void Adding_agrees_with_walking_day_by_day() => ForAll((day, count) =>
    {
        var walked = day;
        for (var left = Math.Abs(count); left > 0;)
        {
            walked = walked.AddDays(Math.Sign(count));
            left -= Calendar.IsWorkingDay(walked) ? 1 : 0;
        }

        return Calendar.AddWorkingDays(day, count) == walked;
    });

    [Fact]
    public void Days_between_is_the_count_that_was_added() => ForAll((day, count) =>
        count < 0 || Calendar.WorkingDaysBetween(day, Calendar.AddWorkingDays(day, count)) == count);

    [Fact]
    public void Days_between_changes_its_sign_with_the_direction() => ForAll((day, count) =>
    {
        var other = day.AddDays(count);
        return Calendar.WorkingDaysBetween(day, other) == -Calendar.WorkingDaysBetween(other, day);
    });

    [Fact]
    public void A_longer_limit_never_ends_earlier() => ForAll((day, count) =>
    {
        var from = day.At(new TimeOnly(_random.Next(24), _random.Next(60), _random.Next(60)));
        var unit = Any<LimitUnit>();
        var roll = Any<RollRule>();
        return Calendar.End(from, new Limit(Math.Abs(count), unit, roll)).DueAt <= Calendar.End(from, new Limit(Math.Abs(count) + 1, unit, roll)).DueAt;
    });

    [Fact]
    public void A_rolled_limit_ends_on_a_working_day_and_skips_none() => ForAll((day, count) =>
    {
        var roll = _random.Next(2) == 0 ? RollRule.Forward : RollRule.Back;
        var end = Calendar.End(day.At(new TimeOnly(9, 0)), new Limit(Math.Abs(count), LimitUnit.NaturalDays, roll));
        return Calendar.IsWorkingDay(end.LastDay)
            && (end.LastDay == end.RawDay || (!Calendar.IsWorkingDay(end.RawDay) && Math.Abs(Calendar.WorkingDaysBetween(end.RawDay, end.LastDay)) <= 1));
    });

    [Fact]
    public void The_last_instant_of_the_last_day_is_in_time_and_the_next_is_late() => ForAll((day, count) =>
    {
        var unit = _random.Next(3) switch { 0 => LimitUnit.NaturalDays, 1 => LimitUnit.WorkingDays, _ => LimitUnit.Months };
        var end = Calendar.End(day.At(new TimeOnly(23, 59, 59)), new Limit(Math.Abs(count), unit, Any<RollRule>()));
        return end.DueAt.AddTicks(-1).ChinaDate() == end.LastDay && end.DueAt.ChinaDate() == end.LastDay.AddDays(1);
    });

    private void ForAll(Func<DateOnly, int, bool> holds)
    {
        for (var i = 0; i < Rounds; i++)
        {
            var day = new DateOnly(2018, 1, 1).AddDays(_random.Next(3287));
            var count = _random.Next(1, 260) * (_random.Next(2) == 0 ? 1 : -1);
            holds(day, count).ShouldBeTrue($"{day:O}, {count}");
        }
    }

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];
}
