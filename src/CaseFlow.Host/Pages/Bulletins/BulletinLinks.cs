using System.Globalization;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Grids;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Host.Pages.Bulletins;

/// <summary>Where the list behind a fact of a bulletin stands.</summary>
internal static class BulletinLinks
{
    public static string Of(string fact, RankedUnit unit, BulletinView view)
    {
        var streets = unit.League == BulletinLeagues.Streets;
        var place = streets ? ("street", RegionPaths.StreetCode(unit.RegionPath)) : ("department", unit.UnitId.ToString());
        var (first, last) = (Day(view.FirstDay), Day(view.LastDay));
        return fact switch
        {
            "posts-filled" => "/grid-officers/staff",
            "days-recorded" => Address("/inspections", place, ("from", first), ("to", last)),
            "officers-passed" => Address("/assessments", ("period", $"{view.Item.Year}-{view.Item.Quarter}"), place),
            "key-checks-done" => Address("/key-checks", ("holder", unit.UnitId.ToString()), ("all", "true")),
            "spot-points-conforming" => Address("/spot-checks", place, ("year", view.Item.Year.ToString(CultureInfo.InvariantCulture))),
            "hazards-rectified" => Address("/hazards", place),
            "listed-closed" or "listed-overdue" => Address("/cases", place),
            "files-complete" => Address("/enterprises", place),
            "rows-verified" => Address("/registers", place),
            _ => Address(
                "/reports", ("kind", streets ? "month" : "quarter"), ("period", first[..7]), ("under", fact.Contains("-below-", StringComparison.Ordinal) ? unit.RegionPath : ""),
                ("q", fact.Contains("-below-", StringComparison.Ordinal) ? "" : unit.Name)),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Address(string path, params (string Key, string Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Where(q => q.Value.Length > 0).Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)));
}
