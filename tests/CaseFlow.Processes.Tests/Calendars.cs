using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;

namespace CaseFlow.Processes.Tests;

internal static class Calendars
{
    public static HolidayFile Year(int year) => new($"{year}.json", File.ReadAllText(Repository.Path("calendars", $"{year}.json")));

    /// <summary>The notice of 2019-11-21: holiday until 01-30, Saturday 02-01 a working day. The amendment of 2020-01-27 prolonged it.</summary>
    public static HolidayFile SpringFestival2020BeforeItsAmendment()
    {
        var notice = JsonNode.Parse(Year(2020).Content)!.AsObject();
        var days = notice["days"]!.AsArray();
        foreach (var day in days.Where(d => string.CompareOrdinal((string?)d!["date"], "2020-01-31") >= 0 && string.CompareOrdinal((string?)d!["date"], "2020-02-03") <= 0).ToList())
        {
            days.Remove(day);
        }

        days.Add(new JsonObject { ["name"] = "春节", ["date"] = "2020-02-01", ["isOffDay"] = false });
        return new HolidayFile("2020-as-of-2019-11-21.json", notice.ToJsonString());
    }
}
