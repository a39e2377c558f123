using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Reporting;

namespace CaseFlow.Host.Pages.Reports;

/// <summary>A period in words.</summary>
internal static class ReportTitle
{
    public static string Of(string kind, DateOnly first) => kind == ReportKinds.Month
        ? TextCatalog.Get("report-period.month", first.Year, first.Month) : TextCatalog.Get("report-period.quarter", first.Year, ((first.Month - 1) / 3) + 1);
}
