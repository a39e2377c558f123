using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Persistence;

/// <summary>Carries the migrations for SQLite.</summary>
internal sealed class SqliteCaseFlowDb(DbContextOptions<SqliteCaseFlowDb> options, RequestContext request, IEnumerable<IModelContribution> contributions)
    : CaseFlowDb(options, request, contributions);

/// <summary>Carries the migrations for PostgreSQL.</summary>
internal sealed class PostgresCaseFlowDb(DbContextOptions<PostgresCaseFlowDb> options, RequestContext request, IEnumerable<IModelContribution> contributions)
    : CaseFlowDb(options, request, contributions);
