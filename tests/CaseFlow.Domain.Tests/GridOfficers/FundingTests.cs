using CaseFlow.Domain.GridOfficers;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.GridOfficers;

/// <summary>The treasury pays full-time officers by year (R70).</summary>
public sealed class FundingTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Payments_add_up_by_year_without_those_entered_by_mistake(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2019-05-10T09:00:00+08:00");
        var first = new RecordFunding(2019, 1_250_000.50m, new(2019, 2, 1), "雁财〔2019〕12号");
        var wrong = (await stage.SendAsync(first with { Amount = 9_000_000 }, "district-officer")).Value;
        foreach (var payment in new[] { first, first with { Amount = 800_000, PaidOn = new(2019, 5, 1) }, first with { Year = 2018, Amount = 600_000 } })
        {
            (await stage.SendAsync(payment, "district-officer")).Refusals.ShouldBeEmpty();
        }

        (await stage.SendAsync(new WithdrawFunding(wrong, "金额录错"), "district-officer")).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(new WithdrawFunding(wrong, "再次撤销"), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("funding.unknown");

        var years = (await stage.SendAsync(new StaffFundings(), "district-officer")).Value;
        years.Select(y => (y.Year, y.Total)).ShouldBe([(2019, 2_050_000.50m), (2018, 600_000m)]);
        years[0].Payments.Single(p => p.Id == wrong).WithdrawnBecause.ShouldBe("金额录错");
        (await stage.SendAsync(new StaffFundings(), "street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("access.role");
    }

    [Theory]
    [InlineData(2017, "100", "2019-01-01", "funding.year")]
    [InlineData(2021, "100", "2019-01-01", "funding.year")]
    [InlineData(2019, "0", "2019-01-01", "funding.amount")]
    [InlineData(2019, "-5", "2019-01-01", "funding.amount")]
    [InlineData(2019, "1.005", "2019-01-01", "funding.amount")]
    [InlineData(2019, "100", "2019-05-11", "funding.day")]
    public async Task Impossible_year_amount_or_day_is_refused_by_name(int year, string amount, string day, string code)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, "2019-05-10T09:00:00+08:00");
        var refused = await stage.SendAsync(new RecordFunding(year, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Staff.Day(day), "雁财〔2019〕12号"), "district-officer");
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }
}
