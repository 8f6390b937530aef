-- Who of the identity host's accounts this is; unknown until the first sign-in is prepared.
alter table staff_member add column subject uuid constraint uq_staff_member_subject unique;
