-- What a policy of erasure says: tools and their versions, techniques by medium, how each is verified. Rows written
-- before keep their meaning, in the new shape: nwipe alone from its version on, each of its methods an overwrite.
alter table configuration disable trigger configuration_second_person;
update configuration set value = jsonb_build_object(
  'tools', jsonb_build_array(jsonb_build_object('tool', 'nwipe', 'minimumVersion', value->'minimumToolVersion')),
  'methods', coalesce((select jsonb_object_agg(key, 'overwrite') from jsonb_object_keys(value->'methods') as key), '{}'),
  'techniques', '[{"technique":"overwrite","verification":"read","hdd":"clear","ssd":"clear","nvme":"clear","emmc":"clear","unknown":"clear"}]'::jsonb,
  'leastLevel', value->'leastLevel', 'clockToleranceHours', value->'clockToleranceHours')
where kind = 'erasurePolicy';
update configuration set
  value = '{"tools":[{"tool":"nwipe","minimumVersion":"0.34"},{"tool":"blancco","minimumVersion":"6.0"},{"tool":"hdparm","minimumVersion":null},{"tool":"nvme-cli","minimumVersion":null},{"tool":"ereuse","minimumVersion":"11.0"}],
    "methods":{"PRNG Stream":"overwrite","Fill With Zeros":"overwrite","Fill With Ones":"overwrite","DoD Short":"overwrite","DoD 5220.22-M":"overwrite","RCMP TSSIT OPS-II":"overwrite","Gutmann Wipe":"overwrite","HMG IS5 Enhanced":"overwrite","Bruce Schneier 7-Pass":"overwrite","BMB21-2019":"overwrite"},
    "techniques":[
    {"technique":"overwrite","verification":"read","hdd":"clear","ssd":"clear","nvme":"clear","emmc":"clear","unknown":"clear"},
    {"technique":"securityErase","verification":"drive","hdd":"clear","ssd":"clear","nvme":"none","emmc":"none","unknown":"clear"},
    {"technique":"securityEraseEnhanced","verification":"drive","hdd":"clear","ssd":"clear","nvme":"none","emmc":"none","unknown":"clear"},
    {"technique":"sanitizeOverwrite","verification":"drive","hdd":"purge","ssd":"clear","nvme":"clear","emmc":"none","unknown":"clear"},
    {"technique":"sanitizeBlock","verification":"drive","hdd":"none","ssd":"purge","nvme":"purge","emmc":"none","unknown":"clear"},
    {"technique":"sanitizeCrypto","verification":"drive","hdd":"purge","ssd":"purge","nvme":"purge","emmc":"none","unknown":"clear"},
    {"technique":"nvmeFormat","verification":"drive","hdd":"none","ssd":"none","nvme":"clear","emmc":"none","unknown":"clear"},
    {"technique":"nvmeFormatCrypto","verification":"drive","hdd":"none","ssd":"none","nvme":"purge","emmc":"none","unknown":"clear"}],
    "leastLevel":{"hdd":"clear","ssd":"clear","nvme":"clear","emmc":"clear","unknown":"clear"},"clockToleranceHours":3}',
  source = 'NIST SP 800-88 Rev. 2 (vocabulaire) ; IEEE 2883 (commandes) ; nwipe 0.34 au moins (défauts n° 317 et 400 corrigés) ; niveaux par technique et par support : les nôtres, à confirmer'
where kind = 'erasurePolicy' and seeded;
alter table configuration enable trigger configuration_second_person;
