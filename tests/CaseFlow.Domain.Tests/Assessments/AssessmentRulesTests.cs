using CaseFlow.Domain.Assessments;

namespace CaseFlow.Domain.Tests.Assessments;

/// <summary>Quarters of the assessment year, totals and grades (R62, R64).</summary>
public sealed class AssessmentRulesTests
{
    private static readonly AssessmentRules Rules = new(100, 30, 30, 40, 80, 60, 30, false, 1, 2, true, false, true, null);

    [Theory]
    [InlineData(1, "2019-03-31", 2019, 1)]
    [InlineData(1, "2019-04-01", 2019, 2)]
    [InlineData(10, "2019-09-30", 2018, 4)]
    [InlineData(10, "2019-10-01", 2019, 1)]
    [InlineData(2, "2020-01-31", 2019, 4)]
    public void Day_belongs_to_the_quarter_of_the_assessment_year_that_its_first_month_gives(int startMonth, string day, int year, int quarter)
    {
        var calendar = new AssessmentYear(startMonth);
        calendar.Of(DateOnly.Parse(day, null)).ShouldBe((year, quarter));
        var (first, last) = calendar.Days(year, quarter);
        (first <= DateOnly.Parse(day, null) && DateOnly.Parse(day, null) <= last).ShouldBeTrue();
        calendar.Of(first.AddDays(-1)).ShouldNotBe((year, quarter));
        calendar.Of(last.AddDays(1)).ShouldBe(AssessmentYear.After(year, quarter));
        calendar.LastBefore(last.AddDays(1)).ShouldBe((year, quarter));
    }

    [Theory]
    [InlineData(80, 80, 80, 80.0, AssessmentGrades.Qualified)]
    [InlineData(80, 80, 79, 79.6, AssessmentGrades.Basic)]
    [InlineData(60, 60, 60, 60.0, AssessmentGrades.Basic)]
    [InlineData(60, 60, 59, 59.6, AssessmentGrades.Unqualified)]
    [InlineData(100, 0, 100, 70.0, AssessmentGrades.Basic)]
    public void Total_is_weighted_to_a_hundred_and_gives_the_grade_at_its_line(int ability, int attitude, int performance, double total, string grade)
    {
        Rules.TotalOf(ability, attitude, performance).ShouldBe((decimal)total);
        Rules.GradeOf((decimal)total).ShouldBe(grade);
    }

    [Fact]
    public void Scores_of_another_maximum_give_a_total_of_a_hundred_too() => (Rules with { MaxScore = 10 }).TotalOf(9, 9, 9).ShouldBe(90);
}
