using System.Globalization;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>One row of an import, as it was written. Empty where nothing was.</summary>
/// <param name="Row">Of the sheet, counted as people see it.</param>
/// <param name="Street">Needed only where two communities share a name.</param>
/// <param name="Community">Name or twelve-digit code.</param>
/// <param name="Industry">Code or whole name (GB/T 4754).</param>
/// <param name="Category">Name in table 2; empty: 其他工贸企业 (R131).</param>
/// <param name="RiskGrade">Its name, or the colour alone.</param>
/// <param name="Since">yyyy-MM-dd; empty: today.</param>
/// <param name="Distinct">是: looked at the files that are alike, it is none of them.</param>
public sealed record EnterpriseLine(
    int Row, string Name, string CreditCode, string Street, string Community, string Address, string Industry, string Category, string RiskGrade,
    string LegalPerson, string Contact, string Phone, string Department, string Since, string Distinct);

/// <summary>What is wrong with one row; <paramref name="Field"/> as in <see cref="RegisterEnterprise"/>.</summary>
public sealed record LineFault(int Row, string Field, string Code, string Text);

/// <summary>Reads rows into files to open: all that is wrong at once, row by row.</summary>
internal sealed class EnterpriseLines(CaseFlowDb db, IMediator mediator, RequestContext context, TimeProvider time)
{
    private const int Chunk = 500;

    private static readonly RegisterEnterpriseValidator Validator = new();

    public async Task<(IReadOnlyList<(RegisterEnterprise Command, RegionFacts Community)> Files, IReadOnlyList<LineFault> Faults)> ReadAsync(
        IReadOnlyList<EnterpriseLine> lines, CancellationToken ct)
    {
        var words = await WordsAsync(ct);
        List<LineFault> faults = [];
        List<(RegisterEnterprise Command, RegionFacts Community)> files = [];
        foreach (var line in lines)
        {
            if (Read(line, words, faults) is { } file)
            {
                files.Add(file);
            }
        }

        faults.AddRange(Twice(lines));
        foreach (var chunk in lines.Chunk(Chunk))
        {
            faults.AddRange(await KnownAsync(chunk, ct));
        }

        return (files, [.. faults.OrderBy(f => f.Row)]);
    }

    private (RegisterEnterprise Command, RegionFacts Community)? Read(EnterpriseLine line, Words words, List<LineFault> faults)
    {
        var before = faults.Count;
        var formula = Formula(line);
        Refuse(formula is not null, formula ?? "", "enterprise.line-formula");
        var community = words.Community(line);
        Refuse(community is null, "communityCode", "enterprise.line-community", line.Community, line.Street);
        var industry = Industries.Find(line.Industry);
        Refuse(industry is null, "industry", "enterprise.line-industry", line.Industry);
        var category = line.Category.Length == 0 ? EnterpriseCategories.Other : words.Categories.GetValueOrDefault(line.Category);
        Refuse(category is null, "category", "enterprise.line-category", line.Category);
        var grade = words.Grade(line.RiskGrade);
        Refuse(line.RiskGrade.Length > 0 && grade is null, "riskGrade", "enterprise.risk-grade");
        Guid? department = words.Departments.TryGetValue(line.Department, out var unit) ? unit : null;
        Refuse(line.Department.Length > 0 && department is null, "departmentUnitId", "enterprise.line-department", line.Department);
        var since = Day(line.Since);
        Refuse(line.Since.Length > 0 && since is null, "since", "enterprise.line-day", line.Since);
        Refuse(since > time.Today(), "since", "enterprise.since-future", time.Today().ToLongText());
        var command = new RegisterEnterprise(
            line.Name, line.CreditCode.ToUpperInvariant(), line.Address, industry?.Code ?? "00", industry?.Name ?? "-", community?.Code ?? "-", line.LegalPerson, line.Contact,
            line.Phone.Length == 0 ? null : line.Phone, department, Category: category ?? EnterpriseCategories.Other, RiskGrade: grade, Since: since, Distinct: true);
        foreach (var error in Validator.Validate(command).Errors)
        {
            faults.Add(new LineFault(line.Row, char.ToLowerInvariant(error.PropertyName[0]) + error.PropertyName[1..], error.ErrorCode, error.ErrorMessage));
        }

        return faults.Count == before ? (command, community!) : null;

        void Refuse(bool wrong, string at, string code, params object?[] args)
        {
            if (wrong)
            {
                faults.Add(new LineFault(line.Row, at, code, TextCatalog.Get(code, args)));
            }
        }
    }

    // What a spreadsheet would compute when somebody opens an export of it.
    private static string? Formula(EnterpriseLine line) => new (string Field, string Text)[]
    {
        ("name", line.Name), ("address", line.Address), ("legalPerson", line.LegalPerson), ("contact", line.Contact), ("phone", IsForeignNumber(line.Phone) ? "" : line.Phone),
    }.Where(f => f.Text.Length > 0 && f.Text[0] is '=' or '+' or '-' or '@').Select(f => f.Field).FirstOrDefault();

    private static bool IsForeignNumber(string phone) => phone.Length > 1 && phone[0] == '+' && phone.Skip(1).All(c => char.IsAsciiDigit(c) || c == ' ');

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IEnumerable<LineFault> Twice(IReadOnlyList<EnterpriseLine> lines)
    {
        foreach (var same in lines.Where(l => l.CreditCode.Length > 0).GroupBy(l => l.CreditCode, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            foreach (var line in same.Skip(1))
            {
                yield return Fault(line, "creditCode", "enterprise.line-twice", same.First().Row);
            }
        }

        foreach (var same in lines.Where(l => l.Name.Length > 0).GroupBy(l => EnterpriseLikeness.OfName(l.Name)).Where(g => g.Count() > 1))
        {
            foreach (var line in same.Skip(1).Where(l => !IsDistinct(l)))
            {
                yield return Fault(line, "name", "enterprise.line-alike-row", same.First().Row);
            }
        }
    }

    /// <summary>Rows whose enterprise has a file already, by its code or nearly by its name, in the whole district.</summary>
    private async Task<IReadOnlyList<LineFault>> KnownAsync(EnterpriseLine[] lines, CancellationToken ct)
    {
        string[] codes = [.. lines.Select(l => l.CreditCode.ToUpperInvariant())];
        string[] names = [.. lines.Where(l => !IsDistinct(l)).Select(l => EnterpriseLikeness.OfName(l.Name)).Where(n => n.Length > 0)];
        var taken = (await db.Set<Enterprise>().IgnoreQueryFilters().Where(e => codes.Contains(e.CreditCode)).Select(e => e.CreditCode).ToListAsync(ct)).ToHashSet();
        var alike = (await db.Set<Enterprise>().IgnoreQueryFilters().Where(e => e.State != EnterpriseStates.Closed && names.Contains(e.NameKey)).Select(e => e.NameKey).ToListAsync(ct)).ToHashSet();
        return
        [
            .. lines.Where(l => taken.Contains(l.CreditCode.ToUpperInvariant())).Select(l => Fault(l, "creditCode", "enterprise.credit-code-taken", l.CreditCode)),
            .. lines.Where(l => !IsDistinct(l) && !taken.Contains(l.CreditCode.ToUpperInvariant()) && alike.Contains(EnterpriseLikeness.OfName(l.Name)))
                .Select(l => Fault(l, "name", "enterprise.line-alike", l.Name)),
        ];
    }

    private static bool IsDistinct(EnterpriseLine line) => line.Distinct == TextCatalog.Get("enterprise.line-yes");

    private static LineFault Fault(EnterpriseLine line, string field, string code, params object?[] args) => new(line.Row, field, code, TextCatalog.Get(code, args));

    private async Task<Words> WordsAsync(CancellationToken ct)
    {
        var seen = context.Who.RegionPath;
        var streets = (await mediator.Send(new RegionTree(), ct)).Value.SelectMany(city => city.Children).SelectMany(district => district.Children);
        var communities = streets.SelectMany(street => street.Children.Select(c => (Street: street.Name, Facts: new RegionFacts(c.Code, c.Name, c.Path, c.Level))))
            .Where(c => seen is not null && c.Facts.Path.StartsWith(seen, StringComparison.Ordinal)).ToList();
        var departments = (await mediator.Send(new FindUnits([UnitKind.Department], null, 500), ct)).Value;
        return new Words(
            communities.ToLookup(c => c.Facts.Name), communities.ToDictionary(c => c.Facts.Code, c => c.Facts),
            EnterpriseCategories.All.ToDictionary(c => TextCatalog.Get($"enterprise-category.{c}")),
            RiskGrades.All.ToDictionary(g => TextCatalog.Get($"risk-grade.{g}")),
            departments.DistinctBy(d => d.Name).ToDictionary(d => d.Name, d => d.Id));
    }

    /// <summary>What the words of a row mean.</summary>
    private sealed record Words(
        ILookup<string, (string Street, RegionFacts Facts)> ByName, Dictionary<string, RegionFacts> ByCode, Dictionary<string, string> Categories,
        Dictionary<string, string> Grades, Dictionary<string, Guid> Departments)
    {
        public RegionFacts? Community(EnterpriseLine line) =>
            ByCode.GetValueOrDefault(line.Community)
            ?? (ByName[line.Community].Where(c => line.Street.Length == 0 || c.Street == line.Street).ToList() is [var only] ? only.Facts : null);

        // 重大风险（红）, or 红 alone.
        public string? Grade(string text) => text.Length == 0
            ? null
            : Grades.FirstOrDefault(g => g.Key == text || g.Key.EndsWith($"（{text}）", StringComparison.Ordinal) || g.Key.EndsWith($"({text})", StringComparison.Ordinal)).Value;
    }
}
