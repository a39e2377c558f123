using CaseFlow.Domain.Bulletins;

namespace CaseFlow.Domain.Tests.Bulletins;

/// <summary>Points, totals and ranks (A-14, acceptance C56).</summary>
public sealed class BulletinRankingTests
{
    internal static BulletinRules Rules(string notApplicable = NotApplicableRules.Full)
    {
        int[] weights = [10, 10, 20, 10, 15, 15, 10, 10];
        var all = BulletinLeagues.All.ToDictionary(l => l, _ => BulletinDimensions.All);
        return new BulletinRules(BulletinDimensions.All.Zip(weights).ToDictionary(w => w.First, w => (decimal)w.Second), all, all, notApplicable, 60, 0, 40, 20);
    }

    [Fact]
    public void C56_Equal_totals_have_equal_ranks_and_the_next_rank_is_skipped()
    {
        var ranked = BulletinRanking.Rank([Unit("甲", 80), Unit("乙", 90), Unit("丙", 90), Unit("丁", 70), Unit("戊", 85, BulletinLeagues.Departments)], Rules());
        ranked.Select(u => (u.Name, u.Rank)).ShouldBe([("丙", 1), ("乙", 1), ("甲", 3), ("丁", 4), ("戊", 1)]);
    }

    [Theory]
    [InlineData(NotApplicableRules.Full, 82)]
    [InlineData(NotApplicableRules.Rescale, 80)]
    public void Dimension_that_does_not_apply_counts_in_full_or_is_left_out_as_the_variable_says(string rule, int total)
    {
        var unit = Unit("甲", 80);
        unit = unit with { Scores = [.. unit.Scores.Select(s => s.Dimension == BulletinDimensions.Listed ? s with { Score = null } : s)] };
        BulletinRanking.Rank([unit], Rules(rule)).Single().Total.ShouldBe(total);
    }

    [Fact]
    public void Erratum_moves_its_unit_alone_and_all_ranks_follow()
    {
        var content = new BulletinContent("雁塔区", 2019, 1, new(2019, 1, 1), new(2019, 3, 31), Rules(), BulletinRanking.Rank([Unit("甲", 80), Unit("乙", 81)], Rules()));
        var corrected = content.With(content.Units.Single(u => u.Name == "甲").UnitId, BulletinDimensions.Reporting, 100);
        corrected.Units.Select(u => (u.Name, u.Rank, u.Total)).ShouldBe([("甲", 1, 84m), ("乙", 2, 81m)]);
        content.Units[0].Name.ShouldBe("乙");
    }

    [Fact]
    public void Weights_that_do_not_add_up_and_a_missing_report_above_a_late_one_are_faults()
    {
        Rules().Fault().ShouldBeNull();
        var weights = Rules().Weights.ToDictionary(w => w.Key, w => w.Value);
        weights[BulletinDimensions.Listed] = 15;
        (Rules() with { Weights = weights }).Fault()!.Code.ShouldBe("bulletin.weights");
        (Rules() with { MissingScore = 70 }).Fault()!.Code.ShouldBe("bulletin.missing-above-late");
        var none = BulletinLeagues.All.ToDictionary(l => l, _ => (IReadOnlyList<string>)[]);
        (Rules() with { Measured = none, Entered = none }).Fault()!.Code.ShouldBe("bulletin.dimension-unscored");
    }

    /// <summary>What is written once has no setter that could write it again.</summary>
    [Fact]
    public void C56_Publication_has_no_field_that_could_change() =>
        typeof(BulletinPublication).GetProperties().Where(p => p.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit"))
            .Select(p => p.Name).ShouldBeEmpty();

    private static RankedUnit Unit(string name, decimal score, string league = BulletinLeagues.Streets) => new(
        Guid.NewGuid(), name, league, "610100/610113/", 0, 0, [.. BulletinDimensions.All.Select(d => new DimensionScore(d, score, 0, false, null, [], "文件", null))]);
}
