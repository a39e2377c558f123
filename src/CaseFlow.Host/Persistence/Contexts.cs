using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Persistence;

/// <summary>Carries the migrations for SQLite.</summary>
internal sealed class SqliteCaseFlowDb(DbContextOptions<SqliteCaseFlowDb> options) : CaseFlowDb(options);

/// <summary>Carries the migrations for PostgreSQL.</summary>
internal sealed class PostgresCaseFlowDb(DbContextOptions<PostgresCaseFlowDb> options) : CaseFlowDb(options);
